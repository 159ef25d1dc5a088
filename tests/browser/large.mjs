// Large reports: of 500 sources, invented or real.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes 125 stories of 4 sources and 16 rules: 500 sources, 2,000 divergences, 8,000 claims. */
export function write(folder, { stories = 125, sources = 4, rules = 16 } = {}) {
  const packs = join(folder, "rules");
  const texts = join(folder, "stories");
  mkdirSync(packs);
  const rule = (n) => `  - id: store-${n}
    ask: How many crates are in store ${n}?
    severity: ${["low", "medium", "high"][n % 3]}
    value: { quantity: [crates] }
    phrases: ["store ${n} holds {value}"]
    examples:
      - text: Store ${n} holds 3 crates.
        finds: 3 crates
      - text: Store ${n} is empty.
        finds: []
`;
  const numbers = [...Array(rules).keys()];
  writeFileSync(join(packs, "stores.yaml"), `pack: stores\nrules:\n${numbers.map(rule).join("")}`);
  for (let story = 0; story < stories; story += 1) {
    mkdirSync(join(texts, `harbour-${story}`), { recursive: true });
    for (let source = 0; source < sources; source += 1) {
      const says = numbers.map((n) => `Inspectors wrote on their round that store ${n} holds ${100 + n + source % 3} crates.`);
      const head = `---\ntitle: Round ${source} of harbour ${story}\npublished: 2025-03-${10 + source}\n---\n`;
      writeFileSync(join(texts, `harbour-${story}`, `${source}.md`), head + says.join("\n") + "\n");
    }
  }
  return ["--rules", packs, texts];
}

/** Real articles that have nothing to do with each other, six to a story: what figure stands near a common word? */
export function incidents(folder, articles, words = 560) {
  const rule = (word) => `  - id: near-${word}
    ask: What figure stands near “${word}”?
    value: count
    phrases: ["${word} ... {value}", "{value} ... ${word}"]
    examples: [{ text: "${word} 3", finds: 3 }, { text: "${word}", finds: [] }]
`;
  const documents = readFileSync(articles, "utf8").trim().split("\n").slice(0, 500).map((line) => JSON.parse(line));
  const times = new Map();
  for (const [word] of documents.map(({ text }) => text).join(" ").toLowerCase().matchAll(/\b[a-z]{5,12}\b/g)) times.set(word, (times.get(word) ?? 0) + 1);
  const common = [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, words).map(([word]) => word);
  writeFileSync(join(folder, "near.yaml"), `pack: near\nrules:\n${common.map(rule).join("")}`);
  const grouped = documents.map((one, n) => JSON.stringify({ ...one, story: `group-${Math.floor(n / 6)}` }));
  writeFileSync(join(folder, "grouped.ndjson"), `${grouped.join("\n")}\n`);
  return ["--rules", join(folder, "near.yaml"), join(folder, "grouped.ndjson")];
}
