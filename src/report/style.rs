//! Whether a report is coloured, and in what colours.

use crate::comparator::ClashKind;
use anstyle::{AnsiColor, Style as Ansi};

/// Whether escape sequences of terminals may be written. The caller knows the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    Coloured,
}

/// What a piece of text is, as far as its looks go.
#[derive(Clone, Copy)]
pub(crate) enum Role {
    Heading,
    /// The letter and value of a version.
    Version,
    /// The words a claim rests on.
    Mark,
    /// What can be passed over at first.
    Aside,
    Kind(ClashKind),
}

impl Style {
    /// `text` in the looks of its role.
    pub(crate) fn paint(self, role: Role, text: &str) -> String {
        let (on, off) = self.marks(role);
        format!("{on}{text}{off}")
    }

    /// What to write before and after text of a role. Without colour only a mark shows.
    pub(super) fn marks(self, role: Role) -> (String, String) {
        match (self, role) {
            (Self::Coloured, role) => {
                let ansi = ansi(role);
                (ansi.render().to_string(), ansi.render_reset().to_string())
            }
            (Self::Plain, Role::Mark) => ("«".to_owned(), "»".to_owned()),
            (Self::Plain, _) => (String::new(), String::new()),
        }
    }
}

fn ansi(role: Role) -> Ansi {
    match role {
        Role::Heading | Role::Version => Ansi::new().bold(),
        Role::Mark => AnsiColor::Yellow.on_default().bold(),
        Role::Aside => Ansi::new().dimmed(),
        Role::Kind(ClashKind::Contradiction | ClashKind::WithinSource) => {
            AnsiColor::Red.on_default().bold()
        }
        Role::Kind(ClashKind::Revision | ClashKind::Update) => {
            AnsiColor::Magenta.on_default().bold()
        }
        Role::Kind(ClashKind::Position) => AnsiColor::Cyan.on_default().bold(),
    }
}
