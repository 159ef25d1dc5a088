//! What a rule means, in plain words.

use crate::matcher::By;
use crate::report::excerpt::{lay, words};
use crate::report::safe::safe;
use crate::report::style::{Role, Style};
use crate::report::text::COLUMNS;
use crate::rule::{
    Across, Answer, Evolves, Facet, Form, Given, Mark, Near, Open, Pack, Phrase, Rule, Severity,
    Within,
};

/// A rule in plain words: its question, what answers it, and each phrase with the regular
/// expression that it becomes. `text` is the pack's file.
pub fn meaning(pack: &Pack, text: &str, rule: &Rule, style: Style) -> String {
    let mut page = Page::new(style);
    page.head(rule);
    let line = 1 + text[..rule.range.start].matches('\n').count();
    let severity = match rule.severity {
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High => "high",
    };
    page.aside(2, &format!("{}:{line}, severity {severity}", pack.path));
    page.line("");
    if let Some(off) = &rule.off {
        page.say(2, &format!("It is off: {}.", off.reason));
    }
    page.say(2, &format!("The answer is {}.", answer(&rule.answer)));
    if rule.many {
        page.say(2, "The question has several right answers.");
    }
    if rule.past {
        let about = "It has happened: a weekday, or a day without its year, that would lie ahead of its source \
                     is the one before.";
        page.say(2, about);
    }
    if let Some(evolves) = rule.evolves {
        let way = match evolves {
            Evolves::Grows => "grow",
            Evolves::Falls => "fall",
            Evolves::Either => "move either way",
        };
        page.say(2, &format!("Later figures may {way}: that is an update."));
    }
    if rule.explains_speaker {
        page.say(
            2,
            "Where the speakers differ, the difference is one of positions.",
        );
    }
    for facet in &rule.facets {
        page.say(2, &format!("{}.", self::facet(facet, rule)));
    }
    if let Some(about) = &rule.about {
        let says = about.says.join(", ");
        page.say(
            2,
            &format!("Asked of short texts, and of those that name one of: {says}."),
        );
    }
    page.near(2, rule, &rule.near);
    page.line("");
    page.heading("  Phrases");
    for (number, phrase) in rule.phrases.iter().enumerate() {
        page.phrase(number, phrase, rule);
    }
    if rule.phrases.iter().any(has_mark) {
        let about = "In these, every word stands between two spaces of its own, and a character \
                     from \\u{e000} on is what a recogniser read there.";
        page.line("");
        page.aside(2, about);
    }
    page.out
}

fn has_mark(phrase: &Phrase) -> bool {
    matches!(&phrase.form, Form::Words(pattern) if !pattern.marks.is_empty())
}

/// A kind of value in words.
pub fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Quantity(units) => format!("a number of {} (or a bare figure)", or(units)),
        Answer::Tally(units) => {
            format!(
                "a number of {}, of which what is named counts one and adds up",
                or(units)
            )
        }
        Answer::Choice(choices) => {
            let choice = |c: &crate::value::Choice| match c.fits.is_empty() {
                true => format!("`{}`", c.is),
                false => format!("`{}` (which fits {})", c.is, or(&c.fits)),
            };
            format!(
                "one of: {}",
                choices.iter().map(choice).collect::<Vec<_>>().join(", ")
            )
        }
        Answer::Person => "the name of a person".to_owned(),
        answer => answer.kind().describe().to_owned(),
    }
}

fn or(words: &[String]) -> String {
    match words {
        [some @ .., last] if !some.is_empty() => format!("{} or {last}", some.join(", ")),
        words => words.concat(),
    }
}

fn facet(facet: &Facet, rule: &Rule) -> String {
    if rule.day.as_ref() == Some(&facet.name) {
        return format!(
            "Figures of different days, as `{}` tells them, are not compared",
            facet.name
        );
    }
    let across = match facet.across {
        Across::Revision => "two states of one thing",
        Across::Position => "two parties",
        Across::Separate => "two things, which are not compared",
    };
    let mut values: Vec<String> = facet.values().into_iter().map(str::to_owned).collect();
    values.extend(facet.open.map(|open| match open {
        Open::Place => "any place".to_owned(),
        Open::Person => "any person".to_owned(),
        Open::Year => "any year".to_owned(),
    }));
    let scope = [
        ("clause", facet.scope.clause),
        ("sentence", facet.scope.sentence),
        ("paragraph", facet.scope.paragraph),
        ("title", facet.scope.title),
        ("same figure elsewhere in the source", facet.scope.figure),
    ];
    let places = scope.into_iter().filter(|(_, looked)| *looked);
    let mut places: Vec<String> = places.map(|(place, _)| place.to_owned()).collect();
    places.insert(0, "phrase".to_owned());
    let assumed = rule.assume.get(&facet.name);
    let assumed = assumed.map_or(String::new(), |is| format!("; else `{is}` is assumed"));
    format!(
        "It may say which `{}`: {}. Two of them are {across}. Looked for in the {}{assumed}",
        facet.name,
        or(&values),
        or(&places)
    )
}

/// Where words that must, or must not, stand near are looked for.
pub fn within(within: Within) -> &'static str {
    match within {
        Within::Phrase => "in the words of the phrase",
        Within::Clause => "in the clause",
        Within::Sentence => "in the sentence",
        Within::Paragraph => "in the paragraph",
        Within::Source => "anywhere in the text or its title",
    }
}

/// How a facet's value became known, in words.
pub fn by(by: By) -> &'static str {
    match by {
        By::Phrase => "the phrase says so",
        By::Verb => "the subject of the verb of wanting",
        By::Clause => "the nearest cue in the clause",
        By::Sentence => "the nearest cue in the sentence",
        By::Paragraph => "a cue in the paragraph",
        By::Title => "a cue in the title",
        By::Figure => "the source says so of the same figure elsewhere",
        By::Version => "another claim of the version says so",
        By::Assume => "the rule assumes it",
    }
}

/// Lines for a terminal.
pub(super) struct Page {
    pub out: String,
    pub style: Style,
}

impl Page {
    pub fn new(style: Style) -> Self {
        let out = String::new();
        Self { out, style }
    }

    pub fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Text in as many lines as it needs.
    pub fn say(&mut self, indent: usize, text: &str) {
        self.out.push_str(&" ".repeat(indent));
        let laid = lay(&words(text), indent, COLUMNS, self.style);
        self.line(&laid);
    }

    /// The same after a label in a column of its own.
    pub fn label(&mut self, indent: usize, label: &str, text: &str) {
        const LABEL: usize = 10;
        let gap = " ".repeat(indent);
        let label = self.style.paint(Role::Aside, &format!("{label:LABEL$}"));
        let laid = lay(&words(text), indent + LABEL, COLUMNS, self.style);
        self.line(&format!("{gap}{label}{laid}"));
    }

    pub fn heading(&mut self, text: &str) {
        let text = self.style.paint(Role::Heading, &safe(text));
        self.line(&text);
    }

    pub fn aside(&mut self, indent: usize, text: &str) {
        let laid = lay(&words(text), indent, COLUMNS, Style::Plain);
        let text = self.style.paint(Role::Aside, &laid);
        self.line(&format!("{}{text}", " ".repeat(indent)));
    }

    /// A rule's id and question.
    pub fn head(&mut self, rule: &Rule) {
        let id = self.style.paint(Role::Heading, &safe(&rule.id));
        self.line(&format!("{id}  {}", safe(&rule.ask)));
    }

    fn near(&mut self, indent: usize, rule: &Rule, near: &Near) {
        let place = within(near.within);
        if near.near.is_some() {
            let words = rule.near_in_words(near);
            self.say(indent, &format!("There must stand {place}: {words}."));
        }
        if near.not_near.is_some() {
            let words = rule.not_near_in_words(near);
            self.say(indent, &format!("There must not stand {place}: {words}."));
        }
    }

    fn phrase(&mut self, number: usize, phrase: &Phrase, rule: &Rule) {
        self.line("");
        let number = format!("{:>4}", number + 1);
        let number = self.style.paint(Role::Version, &number);
        self.line(&format!("{number}  {}", safe(&phrase.says)));
        let regex = match &phrase.form {
            Form::Words(pattern) => {
                self.say(6, &format!("{}.", rule.in_words(phrase)));
                let shown = pattern.expression();
                shown
                    .chars()
                    .map(|c| match c >= Mark::sign(0) && c <= Mark::sign(0xff) {
                        true => c.escape_unicode().to_string(),
                        false => c.to_string(),
                    })
                    .collect()
            }
            Form::Regex(_) => {
                self.say(
                    6,
                    "A regular expression, matched on the sentence as written.",
                );
                String::new()
            }
        };
        match &phrase.value {
            Given::Captured => {}
            Given::Words(is) => self.say(6, &format!("The value is `{is}`.")),
            Given::Choice(choice) => self.say(6, &format!("The value is `{}`.", choice.is)),
        }
        for (facet, is) in &phrase.facets {
            self.say(6, &format!("The {facet} is `{is}`."));
        }
        if phrase.denies {
            self.say(6, "It denies what it matches.");
        }
        if phrase.whole {
            self.say(6, "Who is named there is everybody.");
        }
        if phrase.most {
            self.say(6, "A larger figure of its source gives way to it.");
        }
        if phrase.headline {
            self.say(6, "It stands only in a title or a heading.");
        }
        if phrase.fallback {
            self.say(6, "It stands only where no other phrase of the rule does.");
        }
        if phrase.alone {
            self.say(
                6,
                "It stands only in a source where no other phrase of the rule does.",
            );
        }
        self.near(6, rule, &phrase.near);
        if !regex.is_empty() {
            let regex = self.style.paint(Role::Aside, &safe(&regex));
            self.line(&format!("      {regex}"));
        }
    }
}
