//! Who stands before or after a verb: the words of its subject.

use super::table::{Form, TABLE};
use super::words::Word;
use std::ops::Range;

/// More words are no one's name.
const LONG: usize = 14;

/// The subject whose words end right before word `end`, by number.
///
/// "Jane Roe, the mayor, said": what stands between commas before the verb is passed over.
pub fn before(words: &[Word], end: usize, any: bool) -> Option<Range<usize>> {
    let verb = words.get(end)?;
    if end == 0 || verb.before.hard() && !verb.before.comma {
        return None;
    }
    if verb.before.any() {
        return over_apposition(words, end);
    }
    if words[end - 1].is(&["who", "which"]) {
        return direct(words, end - 1).filter(|who| fits(words, who, any));
    }
    let who = direct(words, end)?;
    let who = with_region(words, &who).unwrap_or(who);
    fits(words, &who, any).then_some(who)
}

/// The whole of "police in Lima, Ohio", of which `who` is the region.
fn with_region(words: &[Word], who: &Range<usize>) -> Option<Range<usize>> {
    let town = who.start.checked_sub(1)?;
    let region = words[who.clone()].iter().all(|w| w.named) && words[who.start].before.comma;
    let placed = words[..=town].iter().rev().find(|w| !w.named);
    let placed = words[town].named && placed.is_some_and(|w| w.is(&["in", "of", "at", "near"]));
    let whole = direct(words, who.start).filter(|_| region && placed)?;
    let speaks = head(&words[whole.clone()]).last().is_some_and(Word::speaks);
    speaks.then_some(whole.start..who.end)
}

/// The words right before `end`, back to the mark or word that bounds them.
fn direct(words: &[Word], end: usize) -> Option<Range<usize>> {
    let mut start = end;
    // "A man they believe": a pronoun is a subject by itself.
    if end > 0 && words[end - 1].is_pronoun() {
        return Some(end - 1..end);
    }
    while start > 0 && (start == end || !words[start].before.any()) {
        let word = &words[start - 1];
        let bound = word.bounds() || states(words, start - 1);
        if bound && !joins(words, start - 1, end) && !tells_more(words, start - 1, end) {
            break;
        }
        start -= 1;
    }
    trimmed(words, start..end)
}

/// Whether the "who" at `who` goes on with a party: "analysts who follow the front".
fn tells_more(words: &[Word], who: usize, end: usize) -> bool {
    let party = who.checked_sub(1).is_some_and(|n| words[n].speaks());
    words[who].is(&["who"]) && !words[who].before.any() && who + 1 < end && party
}

/// Whether a verb of saying stands at `at`, and what it says begins: "the mayor claimed the".
fn states(words: &[Word], at: usize) -> bool {
    let past = TABLE
        .verbs(words[at].text)
        .iter()
        .any(|v| v.form == Form::Past);
    let next = words.get(at + 1);
    past && next.is_some_and(|w| w.is_article() || w.named || w.is_pronoun() || w.speaks())
}

/// Whether the "and" at `and` joins two parties: "Peru and Chile said".
fn joins(words: &[Word], and: usize, end: usize) -> bool {
    let lists = |w: &Word| w.named || w.speaks() || w.is_article() || w.is(&["both", "of", "for"]);
    let right = words.get(and + 1..end).unwrap_or_default();
    let left = words[..and]
        .iter()
        .rposition(|w| w.before.any() || w.bounds());
    let left = left.map_or(0, |at| at + usize::from(words[at].bounds()));
    let left = words.get(left..and).unwrap_or_default();
    words[and].is(&["and", "or"])
        && !words[and].before.any()
        && !left.is_empty()
        && left.len() <= 5
        && left.iter().all(lists)
        && left.last().is_some_and(|w| w.named || w.speaks())
        && right.first().is_some_and(|w| lists(w) || w.capital)
}

/// The words without what opens a sentence before its subject: "On Tuesday", "Still".
fn trimmed(words: &[Word], party: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = party;
    while start < end {
        let word = &words[start];
        let sign = !word.text.starts_with(char::is_alphanumeric);
        if sign || word.is(&["with", "and", "both"]) || word.is_adverb() || word.is_time() {
            start += 1;
        } else if word.is_preposition() {
            let time = words[start..end].iter().position(Word::is_time);
            start = match time {
                Some(time) => start + time + 1,
                None => last_party(words, start..end)?,
            };
        } else {
            break;
        }
    }
    // "Police in Lima late on Thursday said"
    let end = match start < end {
        true => without_time(words, start..end),
        false => end,
    };
    (start < end && end - start <= LONG).then_some(start..end)
}

/// Where a party ends, without the time that follows it.
fn without_time(words: &[Word], party: Range<usize>) -> usize {
    let when = |w: &Word| w.is_time() || w.is(&["late", "early", "on"]) || w.is_adverb();
    let rest = words[party.clone()].iter().rev().take_while(|w| when(w));
    match rest.count() {
        all if all == party.len() => party.end,
        some => party.end - some,
    }
}

/// Where the last party begins in words that open with a preposition: "In Lima the mayor".
fn last_party(words: &[Word], within: Range<usize>) -> Option<usize> {
    let opens = |n: &usize| {
        let free = !words[n - 1].is_preposition() && !words[n - 1].is_article();
        let title = |n: usize| words[n].speaks() || words[n].is(&["mr", "mrs", "ms", "sir"]);
        let office = title(*n) && !title(n - 1);
        let name = words[*n].named && (!words[n - 1].named || office);
        free && (words[*n].is_article() || name)
    };
    (within.start + 1..within.end).rev().find(opens)
}

/// The subject before one or more appositions.
fn over_apposition(words: &[Word], end: usize) -> Option<Range<usize>> {
    let ends = |n: &usize| words[*n].before.hard() || *n == 0;
    let start = (0..end).rev().take(3 * LONG).find(ends)?;
    let mut parts = Vec::new();
    let mut from = start;
    for (n, word) in words.iter().enumerate().take(end + 1).skip(start + 1) {
        if word.before.any() {
            parts.push(from..n);
            from = n;
        }
    }
    // "…, while Jane Roe, the mayor, said"
    let turns =
        |part: &Range<usize>| words[part.start].is(&["while", "whereas", "but", "and", "as"]);
    if let Some(turn) = parts.iter().rposition(turns) {
        parts.drain(..turn);
        parts[0].start += 1;
    }
    let last = parts.len().checked_sub(1)?;
    let first = parts[..last].iter().position(|part| {
        let opens = |w: &Word| w.bounds() || w.is_preposition() || w.text.ends_with("ing");
        let first = words[part.clone()].first();
        let fits = first.is_some_and(|w| !opens(w)) && part.len() <= LONG;
        fits && !tells(&words[part.clone()]) && ends_in_party(words, part)
    })?;
    let who = &parts[first];
    // "The minister's deputy, Jane Roe, who"
    let name = parts.get(first + 1).filter(|next| {
        let own = words[who.clone()].last().is_some_and(|w| !w.named);
        own && words[(*next).clone()].iter().all(|w| w.named)
    });
    Some(who.start..name.map_or(who.end, |name| name.end))
}

/// Whether words that end in a party tell something of it: "the flood killed seven people".
fn tells(words: &[Word]) -> bool {
    let number = |w: &Word| w.text.starts_with(|c: char| c.is_ascii_digit());
    let verb = |w: &Word| !w.capital && w.text.len() > 4 && w.text.ends_with("ed");
    words.iter().any(number) || words.iter().skip(2).any(verb)
}

/// Whether the words can be a party: those of one who can speak or, where `any` will do,
/// of any noun.
fn fits(words: &[Word], who: &Range<usize>, any: bool) -> bool {
    let who = &words[who.clone()];
    let Some(first) = who.first() else {
        return false;
    };
    if first.is_pronoun() || first.is(&["who", "i", "we", "you"]) {
        return who.len() == 1 && first.is_pronoun();
    }
    let own = first.text.split('\'').next();
    if own.is_some_and(|word| ["i", "we", "you"].contains(&word)) {
        return false;
    }
    if first.is(&[
        "there", "that", "these", "those", "what", "nobody", "none", "no",
    ]) || first.is(&["this"]) && who.len() == 1
    {
        return false;
    }
    let head = head(who);
    let Some(last) = head.last().filter(|w| !w.owns && !w.is_article()) else {
        return false;
    };
    any || last.named || last.speaks() || head.iter().take(3).any(Word::speaks)
}

/// Whether a name or one who can speak is the last word before what only adds to it.
fn ends_in_party(words: &[Word], who: &Range<usize>) -> bool {
    let last = head(&words[who.clone()]).last();
    last.is_some_and(|w| w.named || w.speaks()) && fits(words, who, false)
}

/// The words up to the first that only adds to them: "of", "familiar with", "who".
fn head<'a, 'w>(who: &'a [Word<'w>]) -> &'a [Word<'w>] {
    let adds = |n: usize| {
        let with = who.get(n + 1).is_some_and(|w| w.is(&["with", "to", "on"]));
        let word = &who[n];
        word.is_preposition() || word.bounds() || with && word.is(&["familiar", "close", "briefed"])
    };
    let end = (0..who.len()).find(|n| adds(*n)).unwrap_or(who.len());
    &who[..end]
}

/// The party whose words begin at `start`.
pub fn after(words: &[Word], start: usize, any: bool) -> Option<Range<usize>> {
    let mut end = start;
    let mut headed = false;
    while let Some(word) = words.get(end) {
        let first = end == start;
        if !first && word.before.any() || word.is_modal() && !word.is(&["to"]) {
            break;
        }
        let links = word.is(&["of", "for", "and", "from", "in", "with", "at", "to"])
            && !first
            && words.get(end + 1).is_some_and(|w| {
                !w.before.any() && !w.is_time() && (w.named || w.is_article() || w.speaks())
            })
            && (!words[end - 1].named || word.is(&["of", "for", "and"]));
        let links = links || word.is(&["familiar", "close", "briefed"]);
        if !links && (word.bounds() || !first && word.is_aside() && !leads(words, end)) {
            break;
        }
        // After its head only what links may follow in small letters.
        let adds = word.capital || links || word.is_article() || leads(words, end);
        if headed && !adds && !words[end - 1].is_article() {
            break;
        }
        headed = (headed || word.named || word.speaks()) && !word.owns;
        end += 1;
    }
    let who = start..end;
    (who.len() <= LONG && fits(words, &who, any)).then_some(who)
}

/// Whether one who can speak stands at `at`, or ends a compound that does: "homicide
/// detectives".
fn leads(words: &[Word], at: usize) -> bool {
    let compound = words[at..].iter().take(3).enumerate();
    let mut compound = compound.take_while(|(n, w)| {
        *n == 0 || !w.before.any() && !w.is_preposition() && !w.bounds() && !w.is_article()
    });
    !words[at].is_preposition() && compound.any(|(_, w)| w.speaks())
}

/// Where who is told ends, whose words begin at `start`: "told reporters in Lima".
pub fn listener(words: &[Word], start: usize) -> usize {
    let pronoun = |w: &&Word| w.is(&["me", "us", "him", "her", "them"]);
    match words.get(start).filter(pronoun) {
        Some(_) => start + 1,
        None => after(words, start, true).map_or(start, |who| who.end),
    }
}

/// The party whose words, the last with a possessive, end before word `end`.
pub fn owner(words: &[Word], end: usize) -> Option<Range<usize>> {
    let verb = |n: usize| !TABLE.verbs(words[n].text).is_empty() && !words[n].speaks();
    let apart = |n: usize| words[n].is_preposition() || words[n].bounds() || verb(n);
    let mut start = end;
    while start > 0 && (start == end || !words[start].before.any()) && !apart(start - 1) {
        start -= 1;
    }
    // "Management met the union's demand"
    let article = words[start..end].iter().rposition(Word::is_article);
    let start = article.map_or(start, |n| start + n);
    let last = words[start..end].last()?;
    (end - start <= LONG && (last.named || last.speaks())).then_some(start..end)
}

/// The name that opens a sentence.
pub fn opening(words: &[Word]) -> Option<Range<usize>> {
    let start = usize::from(words.first()?.is(&["the"]));
    let named = |w: &Word| w.named;
    let more = words[start..].iter().take_while(|w| named(w)).count();
    (more > 0).then_some(0..start + more)
}

/// The subject that opens a sentence, up to its verb's auxiliary: "Officials in Lima are".
pub fn opening_subject(words: &[Word]) -> Option<Range<usize>> {
    let ends = |w: &Word| w.is_be() || w.is(&["has", "have", "had"]) || w.is_modal();
    let end = words.iter().take(LONG).position(ends)?;
    // "LIMA — Police are"
    let start = words[..end].iter().rposition(|w| w.before.any());
    let who = start.unwrap_or(0)..end;
    ends_in_party(words, &who).then_some(who)
}

/// Whether words only add where and when, each time with a preposition: "at a briefing in
/// Lima on Monday".
fn only_adds(words: &[Word]) -> bool {
    let number = |w: &Word| w.text.starts_with(|c: char| c.is_ascii_digit()) && !w.is_time();
    let mut parts = words.split(Word::is_preposition);
    !words.iter().any(number) && parts.all(|part| part.len() <= 3 && !part.iter().any(Word::bounds))
}

/// Whether what follows word `end` leaves the words before it a clause of their own:
/// nothing, a mark, "on Tuesday", "in a statement".
pub fn closes(words: &[Word], end: usize) -> bool {
    match words.get(end) {
        None => true,
        Some(word) if word.before.any() => true,
        Some(word) if word.is_aside() => {
            let rest = words[end..].iter();
            let rest = rest.skip(1).take_while(|w| !w.before.any()).count();
            rest <= 5 || rest <= LONG && only_adds(&words[end..end + rest + 1])
        }
        Some(_) => false,
    }
}
