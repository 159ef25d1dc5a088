//! How text is set at some place of a page's instructions.

use hayro_font::Font;
use hayro_font::hayro_syntax::object::Number;
use hayro_font::kurbo::Affine;

/// What stays from one text to the next.
#[derive(Clone, Debug)]
pub(super) struct State<'a> {
    /// From the drawing's own measures to the page's.
    pub place: Affine,
    /// The font, and its number in the document.
    pub font: Option<(Font<'a>, usize)>,
    pub size: f64,
    pub char_space: f64,
    pub word_space: f64,
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    /// Whether what is filled cannot be seen on paper.
    pub is_white: bool,
}

impl State<'_> {
    pub fn new(place: Affine) -> Self {
        Self {
            place,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_white: false,
        }
    }
}

/// Where the next character goes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Text {
    pub place: Affine,
    line: Affine,
}

impl Text {
    pub fn set(&mut self, matrix: Affine) {
        self.place = matrix;
        self.line = matrix;
    }

    /// To a new line, from the beginning of the last.
    pub fn next(&mut self, x: f64, y: f64) {
        self.set(self.line * Affine::translate((x, y)));
    }

    /// To the right.
    pub fn advance(&mut self, x: f64) {
        self.place *= Affine::translate((x, 0.0));
    }
}

pub(super) fn affine(numbers: [&Number; 6]) -> Affine {
    Affine::new(numbers.map(Number::as_f64))
}
