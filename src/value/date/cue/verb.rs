//! What a single verb near a date says about when.

use super::Cue;
use crate::value::keyed::Words;
use crate::value::scan::Scan;

/// The cue of the word at a token, for a date that begins at `date`; `limit` says that
/// something lasts until the date or is due by it.
pub fn cue_at(scan: &Scan, at: usize, date: usize, limit: bool) -> Option<Cue> {
    static FUTURE: Words<64> = Words::of(&[
        "ahead",
        "anticipated",
        "coming",
        "due",
        "expected",
        "expects",
        "forecast",
        "forthcoming",
        "hopes",
        "likely",
        "next",
        "planned",
        "plans",
        "scheduled",
        "shall",
        "slated",
        "upcoming",
        "will",
        "won't",
    ]);
    // After these, "to" and a verb tell what is to come.
    static BEFORE_TO: Words<64> = Words::of(&[
        "about",
        "agreed",
        "are",
        "due",
        "has",
        "have",
        "is",
        "planning",
        "preparing",
        "ready",
        "set",
        "wants",
    ]);
    if !scan.is_word(at) {
        return None;
    }
    let word = scan.str(at);
    if scan.is(at, "to") {
        let before = at.checked_sub(1).and_then(|i| scan.key(i));
        return BEFORE_TO.has(before).then_some(Cue::Future);
    }
    if scan.is(at, "would") || scan.is(at, "must") {
        return Some(Cue::Would);
    }
    if FUTURE.has(scan.key(at)) || word.ends_with("'ll") || word.ends_with("’ll") {
        return Some(Cue::Future);
    }
    if is_present(scan, at, date) {
        return Some(Cue::Present);
    }
    past(scan, at, limit)
}

/// Whether the present tells what is planned: "begins", "is meeting", "is on Sunday".
fn is_present(scan: &Scan, at: usize, date: usize) -> bool {
    // Of verbs in the present, those that news has of plans; headlines tell what happened
    // in others.
    static PLANS: Words<128> = Words::of(&[
        "adjourns",
        "arrives",
        "begins",
        "closes",
        "concludes",
        "convenes",
        "debuts",
        "departs",
        "ends",
        "expires",
        "faces",
        "goes",
        "holds",
        "hosts",
        "kicks",
        "lapses",
        "leaves",
        "meets",
        "opens",
        "plays",
        "premieres",
        "reconvenes",
        "reopens",
        "resumes",
        "returns",
        "starts",
        "travels",
        "visits",
    ]);
    // The same with a plural before them.
    static OF_MANY: Words<64> = Words::of(&[
        "arrive",
        "begin",
        "close",
        "conclude",
        "convene",
        "depart",
        "end",
        "expire",
        "face",
        "go",
        "hold",
        "kick",
        "leave",
        "meet",
        "open",
        "play",
        "reconvene",
        "reopen",
        "resume",
        "return",
        "start",
        "travel",
        "visit",
        "vote",
    ]);
    let before = at.checked_sub(1).map_or("", |i| scan.str(i));
    if PLANS.has(scan.key(at)) {
        return true;
    }
    if OF_MANY.has(scan.key(at)) {
        let plural = before.len() > 3 && before.ends_with('s');
        return plural || matches!(before, "they" | "we" | "They" | "We");
    }
    if scan.is_any(at, &["take", "takes"]) {
        return scan.is_any(at + 1, &["effect", "force", "office", "part", "place"]);
    }
    if scan.is_any(at, &["come", "comes", "enter", "enters"]) {
        return scan.is(at + 1, "into");
    }
    scan.is_any(at, &["is", "are"]) && (right_before(scan, at + 1, date) || is_doing(scan, at + 1))
}

/// "is Sunday", "is on Sunday"
fn right_before(scan: &Scan, at: usize, date: usize) -> bool {
    at == date || at + 1 == date && scan.is_any(at, &["for", "on"])
}

/// "meeting" after "is"; what the police are investigating has happened.
fn is_doing(scan: &Scan, at: usize) -> bool {
    static PLANS: Words<128> = Words::of(&[
        "arriving",
        "beginning",
        "closing",
        "convening",
        "departing",
        "ending",
        "expecting",
        "facing",
        "flying",
        "gathering",
        "getting",
        "going",
        "heading",
        "holding",
        "hoping",
        "hosting",
        "joining",
        "launching",
        "leaving",
        "meeting",
        "moving",
        "opening",
        "planning",
        "playing",
        "preparing",
        "reopening",
        "resuming",
        "returning",
        "speaking",
        "starting",
        "taking",
        "travelling",
        "traveling",
        "visiting",
        "voting",
    ]);
    let aside = scan.is_any(at, &["also", "not", "now", "only", "still"]);
    PLANS.has(scan.key(at + usize::from(aside)))
}

fn past(scan: &Scan, at: usize, limit: bool) -> Option<Cue> {
    static PAST: Words<128> = Words::of(&[
        "ago", "became", "began", "broke", "brought", "came", "did", "died", "earlier", "fell",
        "found", "gave", "got", "had", "held", "hit", "last", "left", "lost", "made", "met",
        "paid", "quit", "ran", "rose", "said", "saw", "sent", "shot", "spoke", "struck", "told",
        "took", "was", "went", "were", "won", "wrote",
    ]);
    // Not verbs of the past for all their ending.
    static NOT_PAST: Words<32> = Words::of(&[
        "bed", "breed", "exceed", "feed", "hundred", "indeed", "need", "proceed", "seed", "speed",
    ]);
    // What they tell of may be to come.
    static SPOKE: Words<128> = Words::of(&[
        "added",
        "agreed",
        "announced",
        "approved",
        "asked",
        "called",
        "cancelled",
        "canceled",
        "confirmed",
        "delayed",
        "demanded",
        "extended",
        "hoped",
        "offered",
        "ordered",
        "pledged",
        "postponed",
        "promised",
        "proposed",
        "rejected",
        "said",
        "set",
        "suggested",
        "told",
        "urged",
        "vowed",
        "warned",
    ]);
    const MODALS: &[&str] = &[
        "can", "could", "may", "might", "must", "shall", "should", "to", "will", "would",
    ];
    let word = scan.str(at);
    let before = |n: usize| at.checked_sub(n).map_or("", |i| scan.str(i));
    let verb = word.len() > 3 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    if !PAST.has(scan.key(at)) && (!verb || NOT_PAST.has(scan.key(at))) {
        return None;
    }
    // "due to hit", "could last"
    if matches!(word, "hit" | "last" | "quit") && MODALS.contains(&before(1)) {
        return None;
    }
    // "will be held", "to be signed"
    let modal = (1..=3).find_map(|n| match before(n) {
        "will" | "to" | "shall" => Some(Cue::Future),
        "would" | "could" | "might" => Some(Cue::Would),
        _ => None,
    });
    if modal.is_some() && (1..=3).any(|n| before(n) == "be") {
        return modal;
    }
    // What "stays closed" is so from now on, and what "is closed until Friday".
    if matches!(before(1), "stay" | "stays" | "remain" | "remains" | "keep") {
        return modal.or(limit.then_some(Cue::Would));
    }
    if limit && matches!(before(1), "is" | "are") {
        return Some(Cue::Would);
    }
    Some(if SPOKE.has(scan.key(at)) {
        Cue::Spoke
    } else {
        Cue::Past
    })
}
