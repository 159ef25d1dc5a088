//! What came in which order: a draft has a leak after the talks, which sources have before them.
//!
//! No rule asks for it, and each half of such a sentence is right by itself. So a sentence with a
//! word that orders what stands beside it is read as two events (`pair`), and so are sentences of
//! sources. Two tell of one event where they share enough of its words (`event`). A draft is told
//! only where a source has the two the other way round, in words or by their days (`dated`), and no
//! source has them as the draft does: what is unclear, or told of several times, is no fault.

mod back;
mod cut;
mod dated;
mod event;
mod pair;
mod word;

use super::read::Read;
use super::{Evidence, State, Statement};
use event::Event;
use std::ops::Range;

pub(super) use dated::{Dated, dated};
pub(super) use pair::{Pair, pairs};

/// How many words, names and figures a source must have of the two events together.
const SHARED: usize = 3;

/// In how many dated tellings an event may stand.
const OFTEN: usize = 32;

/// How a source orders the two events of a pair.
enum Order {
    AsDraft,
    Turned(Statement),
}

/// All of them, as statements without a rule, where nothing in `told` rests.
pub(super) fn statements(read: &Read, told: &[Range<usize>], sources: &[Read]) -> Vec<Statement> {
    let rests = |at: &Range<usize>| told.iter().any(|t| t.start < at.end && at.start < t.end);
    let own = read.pairs().iter().filter(|pair| !rests(&pair.word));
    let turned = own.filter_map(|pair| {
        let by_words = sources.iter().flat_map(|source| {
            let theirs = source.pairs().iter();
            theirs.filter_map(move |theirs| by_words(read, pair, (source, theirs)))
        });
        let by_days = std::iter::once_with(|| by_days(read, pair, sources)).flatten();
        let mut found = None;
        for order in by_words.chain(by_days) {
            match order {
                Order::AsDraft => return None,
                Order::Turned(statement) => found = found.or(Some(statement)),
            }
        }
        found
    });
    turned.collect()
}

/// A place in a source, and the words there that order it.
type Place<'a> = (&'a Read<'a>, &'a Range<usize>, &'a Range<usize>);

fn said(read: &Read, pair: &Pair, because: String, places: &[Place]) -> Order {
    let evidence = places.iter().map(|(source, range, word)| {
        let says = source.source.text.get((*word).clone());
        Evidence {
            says: says.unwrap_or_default().to_owned(),
            ..Evidence::beside(source.source, range)
        }
    });
    Order::Turned(Statement::looked_up(
        read,
        pair.word.clone(),
        State::Contradicted,
        because,
        evidence.collect(),
    ))
}

/// What a pair of a source says on the order of a draft's.
fn by_words(read: &Read, own: &Pair, (source, theirs): (&Read, &Pair)) -> Option<Order> {
    let shared =
        |a: &Event, b: &Event| Some(own.first.shares(a, source)? + own.then.shares(b, source)?);
    if shared(&theirs.first, &theirs.then).is_some() {
        return Some(Order::AsDraft);
    }
    let turned = shared(&theirs.then, &theirs.first)? >= SHARED
        && !own.is_of_other_days(theirs)
        && own.is_apart(&theirs.first, &theirs.then)
        && own.first.is_placed(read, &theirs.then)
        && own.then.is_placed(read, &theirs.first);
    turned.then(|| {
        let because = format!("{} has the two the other way round", source.source.id);
        let place = (source, &theirs.range, &theirs.word);
        said(read, own, because, &[place])
    })
}

/// An event of a draft as a source has it on days, and how much of it.
type OnDays<'a> = (&'a Read<'a>, &'a Dated, usize);

/// What the days say on which sources have the two events of a draft.
fn by_days(read: &Read, own: &Pair, sources: &[Read]) -> Option<Order> {
    let having = |event: &Event| {
        let each = sources.iter().flat_map(|source| {
            let all = source.dated().iter();
            all.filter_map(move |dated| Some((source, dated, event.shares(&dated.event, source)?)))
        });
        each.collect::<Vec<OnDays>>()
    };
    let (first, then) = (having(&own.first), having(&own.then));
    // What is told so often on days is not one event.
    if first.len().max(then.len()) > OFTEN {
        return None;
    }
    let pairs = || first.iter().flat_map(|a| then.iter().map(move |b| (a, b)));
    let turned = |(a, b): (&OnDays, &OnDays)| {
        // Papers may differ by a day.
        let least = if a.0.source.id == b.0.source.id { 1 } else { 2 };
        let between = b.1.high.until(a.1.low);
        between.is_ok_and(|span| span.get_days() >= least)
    };
    if !pairs().all(turned) {
        return Some(Order::AsDraft);
    }
    let told = |(a, b): &(&OnDays, &OnDays)| {
        let (first, then) = (&a.1.event, &b.1.event);
        a.2 + b.2 >= SHARED
            && own.is_apart(then, first)
            && own.first.is_mostly(first)
            && own.then.is_mostly(then)
            && own.first.is_placed(read, first)
            && own.then.is_placed(read, then)
    };
    let (late, early) = pairs().find(told)?;
    let because = match late.0.source.id == early.0.source.id {
        true => format!(
            "{} has the two on days in the other order",
            late.0.source.id
        ),
        false => format!(
            "{} and {} have the two on days in the other order",
            early.0.source.id, late.0.source.id
        ),
    };
    let places = [early, late].map(|(source, dated, _)| (*source, &dated.range, &dated.day));
    Some(said(read, own, because, &places))
}
