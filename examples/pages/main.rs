//! How well saved pages are read: the body, the title, the authors, the day.
//!
//! ```text
//! cargo run --release --example pages -- ../shared/data/pages/news-html [half [show]]
//! ```
//!
//! The pages are split by their order: the first half was looked at while the reader was written, the
//! second one only measured. `show` lists what is wrong in the first.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command that reads measuring material and prints a table"
)]

mod score;
mod truth;

use score::{Shingles, Sums};
use std::collections::BTreeSet;
use std::path::PathBuf;
use variorum::source::{ReadOptions, Source, disk};

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().expect("the folder with the pages");
    let half: Option<usize> = args.next().and_then(|half| half.parse().ok());
    let show = args.next().is_some() && half == Some(0);
    let pages = truth::pages(&PathBuf::from(folder));
    let chosen = pages
        .iter()
        .enumerate()
        .filter(|(n, _)| half.is_none_or(|half| n % 2 == half))
        .map(|(_, page)| page);
    let (mut body, mut bare) = (Sums::default(), Sums::default());
    let (mut title, mut day, mut authors, mut count) = (0, 0, 0, 0);
    for page in chosen {
        let path = page.path.to_string_lossy().into_owned();
        let found = disk::collect(
            std::slice::from_ref(&path),
            &mut std::io::empty(),
            &ReadOptions::default(),
        );
        let source = found.sources.into_iter().next().unwrap_or_default();
        let text = article(&source);
        let wanted = Shingles::of(&page.body);
        let scored = body.add(&Shingles::of(&text), &wanted);
        // Soft hyphens are taken out of what is read, and not out of the truth.
        let soft = |text: &str| Shingles::of(&text.replace('\u{ad}', ""));
        bare.add(&soft(&text), &soft(&page.body));
        let names = |names: &str| -> BTreeSet<String> {
            names
                .split(", ")
                .map(fold)
                .filter(|name| !name.is_empty())
                .collect()
        };
        let same = [
            source.title.as_deref().map(fold) == Some(fold(&page.title)),
            source.published == page.day,
            names(source.author.as_deref().unwrap_or_default()) == names(&page.authors.join(", ")),
        ];
        count += 1;
        title += usize::from(same[0]);
        day += usize::from(same[1]);
        authors += usize::from(same[2]);
        if show {
            println!("{scored:.3} {same:?} {path}");
            println!("   {:?} / {:?}", source.title, page.title);
            println!("   {:?} / {:?}", source.author, page.authors);
            println!(
                "   {:?} / {:?} {:?}",
                source.published, page.day, source.origins
            );
            println!("   {:?}", source.corrections);
        }
    }
    let share = |n: usize| format!("{n} of {count} ({:.3})", n as f64 / count.max(1) as f64);
    println!(
        "body F1 {:.3} (precision {:.3}, recall {:.3}), micro {:.3}",
        body.f1(),
        body.precision(),
        body.recall(),
        body.micro()
    );
    println!(
        "body F1 {:.3} with soft hyphens left out of the truth",
        bare.f1()
    );
    println!(
        "title {}, day {}, authors {}",
        share(title),
        share(day),
        share(authors)
    );
}

/// The article without the title, which stands above it.
fn article(source: &Source) -> String {
    let title = source.title.as_deref().unwrap_or_default();
    let rest = source.text.strip_prefix(title);
    rest.unwrap_or(&source.text).to_owned()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
