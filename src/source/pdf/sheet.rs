//! What a page shows, as far as its text is concerned.

/// One character, or several that are drawn as one, where a page shows it. Lengths are in points,
/// from the page's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// Where the line stands that it is written on.
    pub y: f64,
    /// The height of its font.
    pub size: f64,
    /// The font, by a number that means something within one document.
    pub font: usize,
}

/// A rectangle, its upper left corner first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Frame {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

impl Frame {
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    pub fn holds(&self, x: f64, y: f64) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    /// The frames that are drawn around something, or laid under it.
    pub frames: Vec<Frame>,
}
