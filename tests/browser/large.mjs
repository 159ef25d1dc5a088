// A large report: so many stories of sources that disagree on every question put to them.
import { mkdirSync, writeFileSync } from "node:fs";
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
