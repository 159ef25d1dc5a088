use super::*;
use proptest::prelude::*;

fn read(text: &str) -> String {
    let all = names(text).into_iter().map(|m| {
        let Content::Name(name) = m.value.content else {
            panic!("not a name")
        };
        let titles: String = name.titles.iter().map(|t| format!("({t}) ")).collect();
        titles + &name.words.join(" ")
    });
    all.collect::<Vec<_>>().join("; ")
}

#[test]
fn finds_names() {
    for (text, want) in [
        (
            "President Maria Lopez met John Smith.",
            "(President) Maria Lopez; John Smith",
        ),
        (
            "the U.S. Army Secretary Ann Reed said",
            "(U.S. Army Secretary) Ann Reed",
        ),
        (
            "Prime Minister Sir Alan Frost",
            "(Prime Minister) (Sir) Alan Frost",
        ),
        (
            "Mr. Frost and Gen. J. R. Hall Jr. agreed",
            "(Mr.) Frost; (Gen.) J. R. Hall Jr.",
        ),
        (
            "Tom “Big Red” Fenn, Ann ‘Bo’ Reed and Al \"Dee,\" Vane met",
            "Tom Fenn; Ann Reed; Al Vane",
        ),
        (
            "Ann said “Tom” to Reed. “Ann” and “Tom” left. Ann “Reed”",
            "Ann; Tom; Reed; Ann; Tom; Ann; Reed",
        ),
        ("Nineteen-year-old Tom Fenn left.", "Tom Fenn"),
        (
            "Secretary of State Ann Reed",
            "(Secretary of State) Ann Reed",
        ),
        (
            "Secretary of the Navy Ann Reed",
            "(Secretary of the Navy) Ann Reed",
        ),
        ("Ann\nReed\n\nBob. We’re", "Ann Reed; Bob"),
        (
            "Lieutenant Colonel Ann Reed",
            "(Lieutenant Colonel) Ann Reed",
        ),
        (
            "the spokesman Omar al-Hadi said",
            "(spokesman) Omar al-Hadi",
        ),
        (
            "its deputy foreign minister Ana de la Cruz left",
            "(deputy foreign minister) Ana de la Cruz",
        ),
        (
            "However, the Prime Minister left. On Tuesday Frost spoke.",
            "Frost",
        ),
        (
            "The Bank of England cut Frost's rate",
            "Bank of England; Frost",
        ),
        (
            "Ursula van der Berg’s house in New York",
            "Ursula van der Berg; New York",
        ),
        ("Theresa May spoke in May", "Theresa May"),
        ("Billie King sang", "Billie King"),
        ("Talks will resume in October", ""),
        (
            "Officials said the Ministry of Defence knew",
            "Ministry of Defence",
        ),
        ("Jean-Luc O'Neill, Ana", "Jean-Luc O'Neill; Ana"),
        ("Somebody left. Everybody saw Ana Roe.", "Ana Roe"),
        ("", ""),
    ] {
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn title_lies_in_the_span_only() {
    let mention = &names("so President Maria Lopez's plan")[0];
    assert_eq!(mention.span, 3..24);
    assert_eq!(mention.figure, 13..24);
}

proptest! {
    #[test]
    fn spans_nest_on_boundaries(text in "([A-Z][a-zé]{0,6}['’]?s?|of|Gen\\.|President|van|\\PC)( |, )?{0,9}") {
        for m in names(&text) {
            prop_assert!(text.get(m.figure.clone()).is_some_and(|f| !f.is_empty()));
            prop_assert!(text.get(m.span.clone()).is_some());
            prop_assert!(m.span.start <= m.figure.start && m.figure.end <= m.span.end);
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        names(&text);
    }
}
