//! A page's instructions, as far as they show text or frames.

use super::sheet::{Frame, Glyph, Sheet};
use super::state::{State, Text};
use super::{Refused, state};
use hayro_font::hayro_cmap::BfString;
use hayro_font::hayro_syntax::content::TypedIter;
use hayro_font::hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_font::hayro_syntax::page::{Page, Resources};
use hayro_font::kurbo::{Affine, Point, Rect};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Steps that a document may take: instructions, and characters shown. A book takes some
/// millions.
const STEPS: u64 = 30_000_000;

/// Bytes of instructions that count as a step, whatever they say.
const BYTES: u64 = 16;

/// Characters on a page.
const GLYPHS: usize = 500_000;

/// Drawings within drawings, and states kept for later.
const DEEPEST: usize = 24;
const KEPT: usize = 1024;

/// What the pages of a document share.
pub(super) struct Press<'a> {
    fonts: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    names: BTreeMap<String, usize>,
    steps: u64,
}

impl<'a> Press<'a> {
    pub fn new() -> Self {
        Self {
            fonts: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(|_| None),
            names: BTreeMap::new(),
            steps: STEPS,
        }
    }

    /// What a page shows.
    pub fn sheet(&mut self, page: &Page<'a>) -> Result<Sheet, Refused> {
        let (width, height) = page.render_dimensions();
        let mut hand = Hand {
            press: self,
            sheet: Sheet {
                width: f64::from(width),
                height: f64::from(height),
                ..Sheet::default()
            },
            turned: [0; 4],
            glyphs: Default::default(),
            artifacts: Default::default(),
            drawn: Vec::new(),
        };
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let content = page.page_stream().unwrap_or_default();
        hand.run(content, page.resources(), &State::new(upright))?;
        Ok(hand.finish())
    }

    fn step(&mut self, steps: u64) -> Result<(), Refused> {
        self.steps = self.steps.checked_sub(steps).ok_or(Refused::TooMuch)?;
        Ok(())
    }

    fn font(&mut self, dict: &Dict<'a>) -> Option<(Font<'a>, usize)> {
        let font = self.fonts.font(dict, &self.programs, &self.cmaps)?;
        let name = dict.get::<Name<'_>>(b"BaseFont");
        let name = name.map(|name| name.as_str().to_owned());
        let next = self.names.len();
        let number = self.names.entry(name.unwrap_or_default()).or_insert(next);
        Some((font, *number))
    }
}

/// The drawing of one page.
struct Hand<'p, 'a> {
    press: &'p mut Press<'a>,
    sheet: Sheet,
    /// How many characters read to the right, downwards, to the left and upwards.
    turned: [usize; 4],
    /// Characters by the way they read.
    glyphs: [Vec<Glyph>; 4],
    /// The same for what the page marks as no part of its text.
    artifacts: [Vec<Glyph>; 4],
    /// The drawings that are being drawn, the outermost first.
    drawn: Vec<ObjectIdentifier>,
}

impl<'a> Hand<'_, 'a> {
    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        outer: &State<'a>,
    ) -> Result<(), Refused> {
        self.press.step(content.len() as u64 / BYTES)?;
        let mut state = outer.clone();
        let mut kept: Vec<State<'a>> = Vec::new();
        let mut text = Text::default();
        let mut paths: Vec<Rect> = Vec::new();
        // Whether each marked part that is open is no part of the text.
        let mut marks: Vec<bool> = Vec::new();
        let mut ops = TypedIter::new(content);
        while let Some(op) = ops.next() {
            self.press.step(1)?;
            match op {
                Op::SaveState(_) if kept.len() < KEPT => kept.push(state.clone()),
                Op::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Op::Transform(m) => {
                    state.place *= state::affine([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                }
                Op::BeginText(_) => text = Text::default(),
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    let dict = resources.get_font(font.0);
                    state.font = dict.and_then(|dict| self.press.font(&dict));
                }
                Op::CharacterSpacing(n) => state.char_space = n.0.as_f64(),
                Op::WordSpacing(n) => state.word_space = n.0.as_f64(),
                Op::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
                Op::TextLeading(n) => state.leading = n.0.as_f64(),
                Op::TextRise(n) => state.rise = n.0.as_f64(),
                Op::SetTextMatrix(m) => {
                    text.set(state::affine([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]));
                }
                Op::NextLine(n) => text.next(n.0.as_f64(), n.1.as_f64()),
                Op::NextLineAndSetLeading(n) => {
                    state.leading = -n.1.as_f64();
                    text.next(n.0.as_f64(), n.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => text.next(0.0, -state.leading),
                Op::ShowText(words) => self.show(words.0.as_bytes(), &state, &mut text, &marks)?,
                Op::NextLineAndShowText(words) => {
                    text.next(0.0, -state.leading);
                    self.show(words.0.as_bytes(), &state, &mut text, &marks)?;
                }
                Op::ShowTextWithParameters(words) => {
                    state.word_space = words.0.as_f64();
                    state.char_space = words.1.as_f64();
                    text.next(0.0, -state.leading);
                    self.show(words.2.as_bytes(), &state, &mut text, &marks)?;
                }
                Op::ShowTexts(parts) => {
                    for part in parts.0.iter::<Object<'_>>() {
                        match part {
                            Object::Number(n) => {
                                text.advance(-n.as_f64() / 1000.0 * state.size * state.stretch);
                            }
                            Object::String(words) => {
                                self.show(words.as_bytes(), &state, &mut text, &marks)?;
                            }
                            _ => {}
                        }
                    }
                }
                Op::BeginMarkedContent(mark) => marks.push(is_artifact(mark.0)),
                Op::BeginMarkedContentWithProperties(mark) => marks.push(is_artifact(mark.0)),
                Op::EndMarkedContent(_) => drop(marks.pop()),
                Op::XObject(name) => {
                    if let Some(drawing) = resources.get_x_object(name.0) {
                        self.draw(&drawing, resources, &state)?;
                    }
                }
                Op::RectPath(r) if paths.len() < KEPT => {
                    let (x, y) = (r.0.as_f64(), r.1.as_f64());
                    let rect = Rect::new(x, y, x + r.2.as_f64(), y + r.3.as_f64());
                    paths.push(state.place.transform_rect_bbox(rect));
                }
                Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_) => {
                    let seen = if state.is_white {
                        Vec::new()
                    } else {
                        std::mem::take(&mut paths)
                    };
                    self.frames(&seen);
                    paths.clear();
                }
                Op::StrokePath(_)
                | Op::CloseAndStrokePath(_)
                | Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_) => {
                    self.frames(&std::mem::take(&mut paths));
                }
                Op::EndPath(_) => paths.clear(),
                Op::NonStrokeColorDeviceGray(n) => state.is_white = n.0.as_f64() > 0.99,
                Op::NonStrokeColorDeviceRgb(n) => {
                    state.is_white = [&n.0, &n.1, &n.2].iter().all(|n| n.as_f64() > 0.99);
                }
                Op::NonStrokeColorCmyk(n) => {
                    state.is_white = [&n.0, &n.1, &n.2, &n.3].iter().all(|n| n.as_f64() < 0.01);
                }
                Op::NonStrokeColor(n) => state.is_white = n.0.iter().all(|n| n.as_f64() > 0.99),
                _ => {}
            }
        }
        Ok(())
    }

    /// A drawing that the page uses.
    fn draw(
        &mut self,
        drawing: &Stream<'a>,
        resources: &Resources<'a>,
        state: &State<'a>,
    ) -> Result<(), Refused> {
        let dict = drawing.dict();
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        if subtype.is_none_or(|name| name.as_str() != "Form") {
            return Ok(());
        }
        let id = drawing.obj_id();
        if self.drawn.contains(&id) {
            return Err(Refused::Loops);
        }
        if self.drawn.len() >= DEEPEST {
            return Err(Refused::TooMuch);
        }
        let Ok(content) = drawing.decoded_data() else {
            return Ok(());
        };
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        let mut state = state.clone();
        if let Some(matrix) = dict.get::<Array<'_>>(b"Matrix") {
            let numbers: Vec<f64> = matrix.iter::<f64>().collect();
            if let Ok(matrix) = <[f64; 6]>::try_from(numbers) {
                state.place *= Affine::new(matrix);
            }
        }
        self.drawn.push(id);
        let done = self.run(&content, own.as_ref().unwrap_or(resources), &state);
        self.drawn.pop();
        done
    }

    fn show(
        &mut self,
        bytes: &[u8],
        state: &State<'a>,
        text: &mut Text,
        marks: &[bool],
    ) -> Result<(), Refused> {
        let Some((font, number)) = &state.font else {
            return Ok(());
        };
        let mut at = 0;
        while at < bytes.len() {
            self.press.step(1)?;
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let width = font.code_advance(code).x / 1000.0 * state.size * state.stretch;
            let shown = match font.glyph(font.map_code(code), code) {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            };
            let words = match shown {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(words)) => words,
                None => char::REPLACEMENT_CHARACTER.to_string(),
            };
            self.put(words, width, state, text, (*number, marks.contains(&true)))?;
            let space = match (code, length) {
                (32, 1) => state.word_space,
                _ => 0.0,
            };
            text.advance(width + (state.char_space + space) * state.stretch);
        }
        Ok(())
    }

    fn put(
        &mut self,
        text: String,
        width: f64,
        state: &State<'a>,
        place: &Text,
        (font, artifact): (usize, bool),
    ) -> Result<(), Refused> {
        let to_page = state.place * place.place;
        let start = to_page * Point::new(0.0, state.rise);
        let end = to_page * Point::new(width, state.rise);
        let up = to_page * Point::new(0.0, state.rise + state.size) - start;
        let (size, along) = (up.hypot(), end - start);
        let sheet = Frame {
            x0: 0.0,
            y0: 0.0,
            x1: self.sheet.width,
            y1: self.sheet.height,
        };
        let usable = size.is_finite() && size > 0.5 && along.x.is_finite() && along.y.is_finite();
        if !usable || !sheet.holds(start.x, start.y) {
            return Ok(());
        }
        // The way it reads; what stands askew is a stamp, not the text.
        let (right, down) = (-up.y / size, up.x / size);
        let (way, x0, y) = match (right, down) {
            (right, _) if right > 0.98 => (0, start.x, start.y),
            (_, down) if down > 0.98 => (1, start.y, sheet.x1 - start.x),
            (right, _) if right < -0.98 => (2, sheet.x1 - start.x, sheet.y1 - start.y),
            (_, down) if down < -0.98 => (3, sheet.y1 - start.y, start.x),
            _ => return Ok(()),
        };
        let glyph = Glyph {
            text,
            x0,
            x1: x0 + along.hypot(),
            y,
            size,
            font,
        };
        self.turned[way] += 1;
        if self.turned[way] > GLYPHS {
            return Err(Refused::TooMuch);
        }
        match artifact {
            true => self.artifacts[way].push(glyph),
            false => self.glyphs[way].push(glyph),
        }
        Ok(())
    }

    fn frames(&mut self, paths: &[Rect]) {
        let frames = paths.iter().map(|rect| Frame {
            x0: rect.x0,
            y0: rect.y0,
            x1: rect.x1,
            y1: rect.y1,
        });
        let room = GLYPHS.saturating_sub(self.sheet.frames.len());
        self.sheet.frames.extend(frames.take(room));
    }

    /// The page, turned so that most of it reads to the right.
    fn finish(mut self) -> Sheet {
        let way = (0..4)
            .max_by_key(|way| (self.turned[*way], 4 - *way))
            .unwrap_or(0);
        let [glyphs, artifacts] = [&mut self.glyphs, &mut self.artifacts];
        let (mut shown, rest) = (
            std::mem::take(&mut glyphs[way]),
            std::mem::take(&mut artifacts[way]),
        );
        // A page of which most is marked as no text is marked wrongly.
        if rest.len() > shown.len() {
            shown.extend(rest);
        }
        self.sheet.glyphs = shown;
        if way % 2 == 1 {
            std::mem::swap(&mut self.sheet.width, &mut self.sheet.height);
        }
        if way != 0 {
            self.sheet.frames.clear();
        }
        self.sheet
    }
}

/// Whether a mark says that what it is put on is no part of the text: running heads, numbers of
/// pages, ornaments.
fn is_artifact(mark: &Name<'_>) -> bool {
    mark.as_str() == "Artifact"
}
