use super::*;
use crate::value::name::names;

/// Who has the words between «» in a sentence, for speech or for wishes.
fn whose(marked: &str, wishes: bool) -> Option<String> {
    let start = marked.find('«').unwrap();
    let text = marked.replace(['«', '»'], "");
    let value = start..marked.find('»').unwrap() - '«'.len_utf8();
    let all = attributions(&text, &Folded::new(&text), &names(&text));
    let fit = all.iter().filter(|a| (a.frame == Frame::Wants) == wishes);
    let found = governing(fit, &value)?;
    Some(text[found.who.clone()].to_owned())
}

fn check(table: &str, wishes: bool) {
    let mut wrong = Vec::new();
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (text, expected) = line.rsplit_once(" | ").unwrap();
        let found = whose(text, wishes).unwrap_or("-".to_owned());
        if found != expected {
            wrong.push(format!("{text}\n  found {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn speakers() {
    check(include_str!("speakers.txt"), false);
}

#[test]
fn holders() {
    check(include_str!("holders.txt"), true);
}

#[test]
fn the_table_can_be_read() {
    assert!(table::Table::parse(include_str!("cues.yaml")).is_ok());
    for (base, wanted) in [
        ("say said", "say says said saying"),
        ("announce", "announce announces announced announcing"),
        ("deny", "deny denies denied denying"),
        ("admit admitted", "admit admits admitted admitting"),
        ("stress", "stress stresses stressed stressing"),
        ("put put", "put puts put putting"),
        ("convey", "convey conveys conveyed conveying"),
    ] {
        let found = table::forms(base).into_iter().map(|(_, word)| word);
        assert_eq!(found.collect::<Vec<_>>().join(" "), wanted);
    }
}
