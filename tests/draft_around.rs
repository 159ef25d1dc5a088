//! What stands in a draft around an answer, and excludes what sources have around it.

mod common;

use common::printed;
use serde_json::Value;

const RULES: &str = "\
pack: quay
title: The quay
rules:
  - id: killed
    ask: How many were killed?
    value: { quantity: [people] }
    evolves: grows
    facets: [reach]
    assume: { reach: here }
    phrases: ['{value} were killed', 'toll rose to {value}']
    examples: [{ text: 7 people were killed., finds: [7 people] }, { text: It is dark., finds: [] }]
  - id: office
    ask: What is she?
    value: { choice: [minister] }
    many: true
    facets: [person]
    phrases: [{ say: '{person} , ... minister', value: minister }]
    examples: [{ text: 'Ada Roe, the minister, left.', finds: [minister] }, { text: It is dark., finds: [] }]
  - id: visit
    ask: When does he come?
    value: date
    phrases: ['{value}']
    near: [come, comes, came]
    examples: [{ text: He comes on 7 May., finds: ['7 May 2026'], published: 2026-05-01 }, { text: It is dark., finds: [] }]
  - id: gunmen
    ask: How many opened fire?
    value: { quantity: [men, man] }
    phrases: ['{value} opened fire']
    examples: [{ text: Two men opened fire., finds: [2 men] }, { text: It is dark., finds: [] }]
  - id: case
    ask: What is he charged with?
    value: { choice: [murder] }
    phrases: [{ say: '(charged with|convicted of) murder', value: murder }]
    examples: [{ text: He is charged with murder., finds: [murder] }, { text: It is dark., finds: [] }]
  - id: changes
    ask: Who changed it?
    value: { choice: [the union, the owners] }
    phrases: [{ say: '(union|owners) [had] changed', value: the union }]
    examples: [{ text: The union changed it., finds: [the union] }, { text: It is dark., finds: [] }]
  - id: leaving
    ask: Must they leave?
    value: { choice: [must leave, may stay] }
    phrases: [{ say: '{leave}', value: must leave }]
    examples: [{ text: They must leave., finds: [must leave] }, { text: It is dark., finds: [] }]
  - id: points
    ask: How many points has it?
    value: { quantity: [points] }
    facets: [edition]
    phrases: ['had {value}']
    examples: [{ text: It had 7 points., finds: [7 points] }, { text: It is dark., finds: [] }]
  - id: cap
    ask: How many boats may they have?
    value: { quantity: [boats] }
    facets: [edition]
    phrases: ['(caps|capped) them at {value}']
    examples: [{ text: It caps them at 7 boats., finds: [7 boats] }, { text: It is dark., finds: [] }]
words: { leave: [must leave] }
facets:
  edition: { across: revision, from: [clause], first: [first draft], second: [new draft] }
  reach: { across: separate, from: [clause], whole: [nationwide, across the country], here: [on the quay] }
  person: { across: separate, is: person, from: [phrase] }
";

/// The alarms on a draft, each its state and words.
fn alarms(sources: &[&str], draft: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let story = folder.path().join("quay");
    std::fs::create_dir(&story).unwrap();
    for (n, text) in sources.iter().enumerate() {
        let day = n + 5;
        let paper = ["Echo", "Post", "Courier"][n];
        let text = format!("---\npublisher: {paper}\npublished: 2026-05-0{day}\n---\n{text}\n");
        std::fs::write(story.join(format!("{n}.md")), text).unwrap();
    }
    let (rules, own) = (
        folder.path().join("quay.yaml"),
        folder.path().join("draft.md"),
    );
    std::fs::write(&rules, RULES).unwrap();
    std::fs::write(&own, format!("---\npublished: 2026-05-09\n---\n{draft}\n")).unwrap();
    let [story, rules, own] = [&story, &rules, &own].map(|path| path.to_str().unwrap());
    let args = [
        "check", story, "--rules", rules, "--draft", own, "--format", "json",
    ];
    let found: Value = serde_json::from_str(&printed(&args)).unwrap();
    let statements = found["drafts"][0]["statements"].as_array().unwrap();
    let alarms = statements.iter().filter(|s| s["state"] != "backed");
    alarms
        .map(|s| {
            format!(
                "{} {}",
                s["state"].as_str().unwrap(),
                s["says"].as_str().unwrap()
            )
        })
        .collect()
}

fn check(cases: &[(&[&str], &str, &[&str])]) {
    for (sources, draft, wanted) in cases {
        assert_eq!(alarms(sources, draft), *wanted, "{sources:?}: {draft}");
    }
}

#[test]
fn words_of_a_kind_exclude_each_other() {
    check(&[
        // In how long a time so many were counted.
        (
            &["Across the land, 9 people were killed that weekend."],
            "Across the land, 9 people were killed this month.",
            &["contradicted this month"],
        ),
        (
            &["Across the land, 9 people were killed that weekend."],
            "Across the land, 9 people were killed in one weekend.",
            &[],
        ),
        // That week is of that month.
        (
            &["He comes on 7 May, that week."],
            "He comes on 7 May, this month.",
            &[],
        ),
        (
            &["Prado comes in the evening of 7 May."],
            "Prado comes on the morning of 7 May.",
            &["contradicted morning"],
        ),
        // She spoke in the morning, and a north gate need not lie in the north.
        (
            &["Prado comes in the evening of 7 May, to the south of the town."],
            "Speaking in the morning she said that Prado comes on 7 May to the north gate.",
            &[],
        ),
        // An evening is in the second half of a day.
        (
            &["Prado comes in the evening of 7 May."],
            "In the second half of 7 May Prado comes.",
            &[],
        ),
        // Another source says so.
        (
            &[
                "Prado comes in the evening of 7 May.",
                "In the morning Prado comes, his office says of 7 May.",
            ],
            "Prado comes on the morning of 7 May.",
            &[],
        ),
        (
            &["Two men opened fire from the ticket hall."],
            "Two men opened fire from the deck.",
            &["contradicted deck"],
        ),
        (
            &["Two men opened fire from the ticket hall."],
            "Two men opened fire from the booking hall.",
            &[],
        ),
        (
            &["Two men opened fire from the ticket hall."],
            "Two men opened fire, and a nurse drove to the hospital.",
            &[],
        ),
        (
            &["He was charged with murder."],
            "He was convicted of murder.",
            &["contradicted convicted"],
        ),
        (
            &["He was charged with murder."],
            "He was not convicted of murder.",
            &["contradicted denied: murder"],
        ),
    ]);
}

#[test]
fn an_office_held_is_not_one_that_was() {
    check(&[
        (
            &["Ada Roe, the minister, left."],
            "Ada Roe, the former minister, left.",
            &["contradicted former minister"],
        ),
        (
            &["Ada Roe, then deputy minister, left."],
            "Ada Roe, the deputy minister, left.",
            &[],
        ),
        (
            &["Ada Roe, the minister, left."],
            "Ada Roe, a minister, left.",
            &[],
        ),
    ]);
}

#[test]
fn what_came_after_did_not_come_before() {
    check(&[
        (
            &["It was doubted once the union had changed it."],
            "It was doubted before the union had changed it.",
            &["contradicted before"],
        ),
        (
            &["It was doubted once the union had changed it."],
            "It was doubted after the union had changed it.",
            &[],
        ),
        (
            &["It was a ruin until the owners had changed it."],
            "It was a ruin after the owners had changed it.",
            &["contradicted after"],
        ),
    ]);
}

#[test]
fn what_a_source_has_first_did_not_come_later() {
    const MAP: &str = "Ada Roe took the map to Norby. Only then did the owners' letters leak.";
    check(&[
        (
            &[MAP],
            "The owners' letters leaked, and only afterwards did Ada Roe take the map to Norby.",
            &["contradicted afterwards"],
        ),
        (
            &[MAP],
            "The owners' letters leaked after Ada Roe took the map to Norby.",
            &[],
        ),
        // Words stand before what they order, or behind it; a clause turns round behind "only".
        (
            &[MAP],
            "Before Ada Roe took the map to Norby, the owners' letters leaked.",
            &["contradicted Before"],
        ),
        (
            &[MAP],
            "Before the owners' letters leaked, Ada Roe took the map to Norby.",
            &[],
        ),
        (
            &[MAP],
            "Only after the letters leaked did she take the map to Norby.",
            &["contradicted after"],
        ),
        (
            &[MAP],
            "Only after Ada Roe took the map to Norby did the letters leak.",
            &[],
        ),
        // What is denied, asked or open orders nothing.
        (
            &[MAP],
            "The owners' letters did not leak before Ada Roe took the map to Norby.",
            &[],
        ),
        (
            &[MAP],
            "Did the owners' letters leak before Ada Roe took the map to Norby?",
            &[],
        ),
        (
            &[MAP],
            "If the owners' letters leaked before Ada Roe took the map to Norby, few saw it.",
            &[],
        ),
        // Another leak, and another journey.
        (
            &[MAP],
            "The owners' plan leaked before Ada Roe took the map to Norby.",
            &[],
        ),
        (
            &[MAP],
            "The owners' letters leaked before Ada Roe took another map to Norby.",
            &[],
        ),
        (
            &[MAP],
            "The owners' letters leaked before Tom Fenn sang in Norby.",
            &[],
        ),
        // "That leak" is the one told of before.
        (
            &[MAP],
            "The letters are out. Only after that leak did Ada Roe take the map to Norby.",
            &["contradicted after"],
        ),
        (
            &[MAP],
            "A plan is out. Only after that leak did Ada Roe take the map to Norby.",
            &[],
        ),
        // Another source has it as the draft does.
        (
            &[
                MAP,
                "The owners' letters leaked before Ada Roe took the map to Norby.",
            ],
            "The owners' letters leaked, and only afterwards did Ada Roe take the map to Norby.",
            &[],
        ),
        (
            &["Ada Roe will see the owners only after the union signs the pact."],
            "Ada Roe will see the owners before the union signs the pact.",
            &["contradicted before"],
        ),
        (
            &["Ada Roe will see the owners only after the union signs the pact."],
            "Ada Roe will see the owners once the union signs the pact.",
            &[],
        ),
    ]);
}

#[test]
fn what_is_in_doubt_or_of_another_orders_nothing() {
    for (source, draft) in [
        (
            "Ada Roe took the map to Norby. Only then did the owners' letters leak.",
            "Reports that the owners' letters leaked before Ada Roe took the map to Norby were false.",
        ),
        (
            "Ada Roe took the map to Norby. Only then did the owners' letters leak.",
            "Roe wrongly claimed that the owners' letters leaked before Ada Roe took the map to Norby.",
        ),
        (
            "The guards fled the port before the union struck it.",
            "The guards hardly fled the port after the union struck it.",
        ),
        (
            "The office asked the deputies to release the boat before the owners paid the fine.",
            "The owners paid the fine before the deputies released the boat.",
        ),
        (
            "Had the deputies released the boat before the owners paid the fine, all would have failed.",
            "The owners paid the fine before the deputies released the boat.",
        ),
        (
            "The owners signed the pact on 2 May. The guards said on 3 May that they had fled the burning port.",
            "The guards fled the burning port before the owners signed the pact.",
        ),
        (
            "The owners planned to sign the pact on 2 September 2025. The harbour union struck the port on 3 September 2025.",
            "The harbour union struck the port before the owners signed the pact.",
        ),
        (
            "Tom Fenn appeared before the county court in Norby.",
            "After the county court opened in Norby, Fenn appeared.",
        ),
        (
            "The first boat sank before the deputies left the harbour wall.",
            "A small boat sank after the deputies left the harbour wall.",
        ),
        (
            "Ada Roe once chaired the harbour union.",
            "Before chairing the harbour union, Ada Roe was a teacher.",
        ),
        (
            "Tom Fenn was angry. Ada Roe resigned before the union struck the port.",
            "Tom Fenn resigned after the union struck the port.",
        ),
    ] {
        let found = alarms(&[source], draft);
        let orders = ["before", "after", "once"].map(|word| format!("contradicted {word}"));
        assert!(
            !found
                .iter()
                .any(|alarm| orders.contains(&alarm.to_lowercase())),
            "{source}: {draft}: {found:?}"
        );
    }
}

#[test]
fn what_was_on_an_earlier_day_did_not_come_later() {
    const DAYS: &str = "Deputies seized a boat at the pier on Monday. The owners paid on Tuesday.";
    check(&[
        (
            &[DAYS],
            "Deputies seized a boat at the pier after the owners had paid.",
            &["contradicted after"],
        ),
        (
            &[DAYS],
            "Deputies seized a boat at the pier before the owners had paid.",
            &[],
        ),
        (
            &[DAYS],
            "Deputies seized a boat at the pier, but only after the owners had paid.",
            &["contradicted after"],
        ),
        (
            &[DAYS],
            "The owners paid, but only after deputies had seized a boat at the pier.",
            &[],
        ),
        (
            &["Deputies seized a boat on Monday. The price rose to nine on Tuesday."],
            "Deputies made a seizure of a boat, but only after the price reached nine.",
            &[],
        ),
        (
            &["Deputies seized a boat on Monday. The price rose to nine on Tuesday."],
            "Deputies seized a boat only after the price reached nine.",
            &["contradicted after"],
        ),
        // Nobody knows of which day these are.
        (
            &["Deputies seized a boat at the pier. The owners paid on Tuesday."],
            "Deputies seized a boat at the pier after the owners had paid.",
            &[],
        ),
        (
            &[
                "After Monday's rain deputies seized a boat at the pier. The owners paid on Tuesday.",
            ],
            "Deputies seized a boat at the pier after the owners had paid.",
            &[],
        ),
        // Sources that differ by a day.
        (
            &[
                "Deputies seized a boat at the pier on 4 May 2026.",
                "The owners paid on 5 May 2026.",
            ],
            "Deputies seized a boat at the pier after the owners had paid.",
            &[],
        ),
        (
            &[
                "Deputies seized a boat at the pier on 3 May 2026.",
                "The owners paid on 5 May 2026.",
            ],
            "Deputies seized a boat at the pier after the owners had paid.",
            &["contradicted after"],
        ),
        (
            &[
                "Deputies seized a boat at the pier on 3 May 2026.",
                "The owners paid on 5 May 2026. Others have it that the owners paid on 1 May 2026.",
            ],
            "Deputies seized a boat at the pier after the owners had paid.",
            &[],
        ),
    ]);
}

#[test]
fn a_name_takes_no_other_names_place() {
    check(&[
        (
            &["They must leave the whole of Peru and Chile."],
            "They must leave all of Peru and Bolivia.",
            &["contradicted Bolivia"],
        ),
        (
            &["They must leave the whole of Peru and Chile."],
            "They must leave all of Chile and Peru.",
            &[],
        ),
    ]);
}

#[test]
fn a_toll_of_the_land_is_not_that_of_the_town() {
    check(&[
        (
            &[
                "2 people were killed.",
                "Nationwide 9 people were killed. 2 people were killed here.",
            ],
            "9 people were killed.",
            &["misattributed 9 people"],
        ),
        (
            &[
                "2 people were killed.",
                "Nationwide 9 people were killed. 2 people were killed here.",
            ],
            "Across the country, 9 people were killed.",
            &[],
        ),
    ]);
}

#[test]
fn what_stands_under_a_day_is_told_as_of_it() {
    let sources: &[&str] = &["2 people were killed.", "3 people were killed."];
    check(&[
        (sources, "2 people were killed.", &["stale 2 people"]),
        // Of what a paper reported only that is asked, also where the next sentence calls it "it".
        (
            sources,
            "The Echo came first. It wrote that 2 people were killed.",
            &[],
        ),
        (
            sources,
            "The Echo came first. Its report said that 2 people were killed.",
            &[],
        ),
        // The day of a report dates nothing, and what it had was early.
        (
            sources,
            "The initial report, on Tuesday, had it that 2 people were killed.",
            &[],
        ),
        (
            &["He comes on 7 May."],
            "The bulletin of 9 May has it that he comes.",
            &[],
        ),
        (
            &["He comes on 7 May."],
            "Where things stand on 9 May: he comes.",
            &[],
        ),
        // An early count, told as one.
        (sources, "At first 2 people were killed by the count.", &[]),
        (
            sources,
            "Early on Tuesday 2 people were killed.",
            &["stale 2 people"],
        ),
        (
            sources,
            "**6 May**\n\n3 people were killed.\n\n**5 May**\n\n2 people were killed.",
            &[],
        ),
        (
            sources,
            "**6 May**\n\n2 people were killed.\n\n**5 May**\n\n2 people were killed.",
            &["stale 2 people"],
        ),
    ]);
}

#[test]
fn names_are_spelt_and_titled_as_a_source_has_them() {
    check(&[
        (
            &["Karl Vossberg left."],
            "Karl Vossburg left.",
            &["unsupported Karl Vossburg"],
        ),
        (&["Oleh Petrovskyy left."], "Oleh Petrovsky left.", &[]),
        (
            &["Sheriff Lena Orr left."],
            "Chief Lena Orr left.",
            &["contradicted Chief Lena Orr"],
        ),
        (
            &["Lena Orr, the king's envoy, left."],
            "Lena Orr, the foreign minister, left again.",
            &["contradicted Lena Orr"],
        ),
        (&["Sgt. Lena Orr left."], "Sergeant Lena Orr left.", &[]),
        (
            &["Article 5 of the pact was invoked."],
            "Article 4 of the pact was invoked.",
            &["unsupported Article 4"],
        ),
        (
            &["Article 5 of the pact was invoked, and Article 4 before it."],
            "Article 4 of the pact was invoked.",
            &[],
        ),
        (
            &["Lena Orr, the chief, left. Sheriff Lena Orr spoke."],
            "Chief Lena Orr left.",
            &[],
        ),
    ]);
}

#[test]
fn a_body_is_not_another_and_hearsay_not_a_fact() {
    check(&[
        (
            &["2 people were killed, the sheriff's office said."],
            "2 people were killed, the interior ministry said.",
            &["misattributed 2 people"],
        ),
        (
            &["2 people were killed, the sheriff's office said."],
            "2 people were killed, police said.",
            &[],
        ),
        (
            &["2 people were killed, the interior ministry said."],
            "2 people were killed, the health ministry said.",
            &["misattributed 2 people"],
        ),
        (
            &[
                "To witnesses two men opened fire.",
                "To police three men opened fire.",
            ],
            "To police two men opened fire.",
            &["misattributed 2 men"],
        ),
        (
            &[
                "To witnesses two men opened fire.",
                "To police three men opened fire.",
            ],
            "To witnesses two men opened fire.",
            &["disputed 2 men"],
        ),
        (
            &["He is also said to have been charged with murder."],
            "He has been charged with murder.",
            &["strengthened murder"],
        ),
        (
            &["He is also said to have been charged with murder."],
            "By talk he has been charged with murder.",
            &[],
        ),
        // Who says so of himself has said so.
        (
            &[
                "They reportedly must leave.",
                "They must leave, said Captain Roe.",
            ],
            "Captain Roe has it that they must leave.",
            &[],
        ),
        (
            &[
                "They reportedly must leave.",
                "They must leave, said Captain Roe.",
            ],
            "They must leave.",
            &["strengthened must leave"],
        ),
    ]);
}

#[test]
fn a_paper_has_what_stands_before_it_in_brackets_or_around_it() {
    let sources: &[&str] = &["2 people were killed.", "3 people were killed."];
    check(&[
        (
            sources,
            "It grew: 2 people were killed (the Echo), 3 people were killed (the Post).",
            &[],
        ),
        (
            sources,
            "It grew: 2 people were killed (the Post), 3 people were killed (the Echo).",
            &["misattributed 2 people", "misattributed 3 people"],
        ),
        (
            sources,
            "The Post came later; 2 people, so the Echo reported, were killed.",
            &[],
        ),
        // What a paper had instead of it.
        (
            sources,
            "3 people were killed, not two, as Monday's bulletin in the Echo had it.",
            &[],
        ),
        (
            sources,
            "3 people were killed, as Monday's bulletin in the Echo had it.",
            &["misattributed 3 people"],
        ),
        (
            &[
                "He comes on 7 May.",
                "He comes on 6 May.",
                "He comes on 7 May.",
            ],
            "Most have that he comes on 7 May and one, in the Post, on 6 May.",
            &["disputed 7 May 2026"],
        ),
    ]);
}

#[test]
fn a_dateline_is_the_day_of_no_event() {
    let sources: &[&str] = &["He comes on 7 May."];
    check(&[
        (sources, "May 9 — He comes on 7 May.", &[]),
        (sources, "May 9 — He comes.", &["contradicted 9 May 2026"]),
        (
            sources,
            "**May 9:** He comes on 7 May.\n\n**May 8:** He comes on 7 May.",
            &["contradicted 9 May 2026", "contradicted 8 May 2026"],
        ),
    ]);
}

#[test]
fn a_person_is_from_where_a_source_has_them_from() {
    let sources: &[&str] = &[
        "Lena Orr, 51, of Norby left.",
        "Lena Orr of Norby Bay left.",
    ];
    check(&[
        (
            sources,
            "Lena Orr, 51, of Oldtown, left.",
            &["contradicted Oldtown"],
        ),
        (
            sources,
            "Lena Orr, 51, of Norby, left. Tom Fenn, 40, of Oldtown, came.",
            &[],
        ),
        // An employer, and somebody else of the name.
        (
            sources,
            "Lena Orr of Oldtown Ferries left. Ada Orr, 30, of Brisk, came.",
            &[],
        ),
    ]);
}

#[test]
fn a_toll_that_a_source_had_before_did_not_rise_later() {
    let sources: &[&str] = &["2 people were killed.", "3 people were killed."];
    check(&[
        (sources, "On 6 May the toll rose to 3 people.", &[]),
        (
            sources,
            "On 5 May there were 2 dead; on 8 May the toll rose to 3 people.",
            &["contradicted 3 people"],
        ),
        (
            sources,
            "On 8 May they said that the toll rose to 3 people.",
            &[],
        ),
        (
            sources,
            "The toll rose to 3 people before a vigil on 9 May.",
            &[],
        ),
    ]);
}

#[test]
fn what_a_writer_may_write_is_no_fault() {
    check(&[
        (
            &["At 19:40 he comes, on 7 May."],
            "On 7 May, at twenty to eight, he comes.",
            &[],
        ),
        (
            &["2 people were killed, Captain Roe said."],
            "2 people were killed. That is what Captain Roe said.",
            &[],
        ),
        (
            &["2 people were killed, Captain Roe said."],
            "2 people were killed. The Echo has this from Captain Roe.",
            &[],
        ),
        (
            &["2 people were killed, Captain Roe said."],
            "2 people were killed. Captain Roe added that boats were sent.",
            &["strengthened 2 people"],
        ),
        (
            &["They must leave, officials say.", "They may stay."],
            "That they must leave: officials say so.",
            &[],
        ),
    ]);
}

#[test]
fn a_figure_names_the_edition_and_a_verb_looks_back() {
    let sources: &[&str] = &[
        "The first draft had 40 points.",
        "The new draft caps them at 12 boats.",
        "It capped them at 9 boats.",
    ];
    check(&[
        (sources, "It caps them at 9 boats.", &["stale 9 boats"]),
        // What a source has since, and not of the past, is not behind.
        (
            &[
                "The first draft had 40 points.",
                "The new draft caps them at 12 boats.",
                "It will cap them at 9 boats, and caps them at 9 boats.",
            ],
            "It caps them at 9 boats.",
            &["disputed 9 boats"],
        ),
        // Its one source is of one mind with it, and another of another.
        (sources, "It capped them at 9 boats.", &["disputed 9 boats"]),
        (
            sources,
            "The text had 40 points. It caps them at 9 boats.",
            &[],
        ),
        (
            sources,
            "The text had 40 points.\n\nIt caps them at 9 boats.",
            &["stale 9 boats"],
        ),
    ]);
}
