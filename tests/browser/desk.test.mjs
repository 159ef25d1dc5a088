// The review desk in a real browser: the whole way from the link to the ledger.
import assert from "node:assert/strict";
import { appendFileSync, cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { review } from "./desk.mjs";
import { chrome, launch, open, place, program, root } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const skip = chrome ? false : "no Chromium";
const STORY = "seeds/ferry-landing";

describe("the review desk", { skip }, () => {
  let browser;
  let desk;
  let folder;
  before(async () => {
    browser = await launch();
    folder = place("desk");
    cpSync(join(root, STORY), join(folder, STORY), { recursive: true });
    cpSync(join(root, "rules/incidents.yaml"), join(folder, "rules/incidents.yaml"));
    desk = await review(folder, STORY, "--by", "Ann Lee");
  });
  after(async () => {
    await browser?.close();
    assert.equal(await desk?.close(), 0, "Ctrl-C ends it with 0");
  });

  const ledger = () => {
    const path = join(folder, STORY, "review.jsonl");
    return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : [];
  };
  const at = (options) => open(browser, desk.link, { ...options, own: new URL("/", desk.link).href });
  const told = (page, words) => page.waitForFunction((words) =>
    document.querySelector("#desk .told").textContent.includes(words), words);
  const done = (page) => page.textContent("#desk .done");
  const hand = (page) => page.evaluate(() => document.querySelector(".inhand")?.id);
  const standing = (page, id) => page.evaluate((id) => document.querySelector(`[id="${id}"] .seat`)?.dataset.standing, id);
  const other = (...args) => execFileSync(program, ["review", STORY, ...args], { cwd: folder });

  it("is decided on by keys alone: filter, verdict, reason, undo, sign; and another window sees it", async () => {
    const { page, faults, close } = await at();
    assert.equal(new URL(page.url()).search, "", "the secret is out of the address");
    const [, total] = /^0 of (\d+) decided$/.exec(await done(page));

    await page.keyboard.press("/");
    await page.keyboard.type("shot");
    const some = await page.$$eval("article.divergence", (all) => all.filter((one) => one.checkVisibility()).length);
    assert.ok(some < total, "the filter narrows what is gone through");
    await page.fill("#filter [type=search]", "");
    await page.focus("body");
    await page.evaluate(() => document.activeElement.blur());

    await page.keyboard.press("j");
    const first = await hand(page);
    await page.keyboard.press("j");
    assert.notEqual(await hand(page), first);
    await page.keyboard.press("k");
    assert.equal(await hand(page), first);
    assert.equal(await page.evaluate(() => document.activeElement.id), first, "what is in hand is what a reader is at");

    const second = await at();
    await page.keyboard.press("1");
    assert.equal(await page.evaluate(() => document.activeElement.name), "reason");
    await page.keyboard.type("The register has it");
    await page.keyboard.press("Enter");
    await told(page, "Saved: resolved");
    assert.equal(await done(page), `1 of ${total} decided`);
    assert.notEqual(await hand(page), first, "the next is in hand");
    const [line] = ledger();
    assert.deepEqual([line.what, line.verdict, line.reason, line.by], ["decision", "resolved", "The register has it", "Ann Lee"]);
    await second.page.waitForFunction((id) => document.querySelector(`[id="${id}"] .seat`).dataset.standing === "decided", first);
    assert.match(await second.page.textContent("#desk .done"), /^1 of/);

    await page.keyboard.press("u");
    await told(page, "Taken back");
    assert.equal(await standing(page, first), "open");
    assert.equal(await page.inputValue("[name=reason]"), "The register has it", "what was written can be mended");
    await page.keyboard.press("e");
    await page.keyboard.type(", and both may stand");
    await page.keyboard.press("Enter");
    await told(page, "Saved: explained");
    assert.deepEqual(ledger().map((line) => line.what), ["decision", "withdrawal", "decision"]);
    assert.equal(ledger()[2].reason, "The register has it, and both may stand");

    await page.keyboard.press("s");
    await page.keyboard.press("Enter");
    await told(page, "Signed");
    assert.equal(ledger()[3].what, "signature");
    assert.match(await page.textContent(".signed"), /signed by Ann Lee/);

    await page.reload();
    assert.equal(await standing(page, first), "decided");
    assert.match(await done(page), /^1 of/);
    assert.deepEqual([...faults, ...second.faults], []);
    await second.close();
    await close();
  });

  it("keeps what is typed while sources change, and shows what a change undoes", async () => {
    const { page, faults, close } = await at();
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.keyboard.type("Half a rea");
    const held = await hand(page);
    const source = join(folder, STORY, "001.md");
    const text = readFileSync(source, "utf8");
    appendFileSync(source, "\nA word that no rule asks about.\n");
    await page.waitForFunction(() => document.body.textContent.includes("A word that no rule asks about."));
    assert.equal(await page.inputValue("[name=reason]"), "Half a rea");
    await page.keyboard.type("son");
    assert.equal(await page.inputValue("[name=reason]"), "Half a reason", "the caret stays in the field");
    assert.equal(await hand(page), held);
    writeFileSync(source, text);

    await page.reload();
    await page.evaluate((id) => { location.hash = id; }, held);
    await page.click(`[id="${held}"] header`);
    assert.equal(await page.inputValue("[name=reason]"), "Half a reason", "also when the page is loaded anew");
    assert.deepEqual(faults, []);
    await close();
  });

  it("writes over nobody: who decided meanwhile is shown beside one's own words", async () => {
    const { page, close } = await at();
    await page.keyboard.press("j");
    const held = await hand(page);
    await page.keyboard.press("c");
    await page.keyboard.type("Mine");
    other("--decide", held.slice(2), "--verdict", "explained", "--reason", "Theirs", "--by", "Ben Ray");
    await page.waitForSelector(".dispute:not([hidden])");
    assert.match(await page.textContent(".dispute .theirs"), /explained — Ben Ray, .*: Theirs/);
    assert.match(await page.textContent(".dispute .yours"), /confirmed: Mine/);
    const lines = ledger().length;
    await page.keyboard.press("Enter");
    assert.equal(ledger().length, lines, "Enter alone saves nothing");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.do), "insist");
    await page.keyboard.press("Enter");
    await told(page, "Saved: confirmed");
    assert.deepEqual(ledger().slice(-2).map((line) => line.reason), ["Theirs", "Mine"]);
    await close();
  });

  it("does not let a decision stand on what the sources no longer say", async () => {
    const { page, close } = await at();
    await page.click(".found details.decided summary");
    const decided = await page.getAttribute("details.decided article.divergence", "id");
    await page.keyboard.press("j");
    await page.keyboard.press("n");
    await page.keyboard.type("Look again");
    const held = await hand(page);
    // Every figure becomes another.
    for (const name of ["001.md", "002.md", "003.md"]) {
      const source = join(folder, STORY, name);
      if (!existsSync(source)) continue;
      const text = readFileSync(source, "utf8");
      const [, head, body] = /^(---[\s\S]*?\n---\n)?([\s\S]*)$/.exec(text);
      const up = { one: "two", two: "three", three: "four", four: "five", five: "six", six: "seven", seven: "eight", eight: "nine", nine: "ten", twelve: "thirteen" };
      const other = body.replace(/\b(one|two|three|four|five|six|seven|eight|nine|twelve)\b/gi, (word) => up[word.toLowerCase()])
        .replace(/\b\d{1,2}\b/g, (digits) => String(Number(digits) + 1));
      writeFileSync(source, (head ?? "") + other);
    }
    await page.waitForFunction(([held, decided]) => !document.getElementById(held) || !document.getElementById(decided), [held, decided]);
    assert.equal(await page.inputValue("[name=reason]"), "Look again");
    const lapsed = await page.$$eval(".seat[data-standing=lapsed]", (all) => all.length);
    assert.ok(lapsed > 0, "a decision lapsed");
    await close();
  });

  for (const [colorScheme, width] of [["light", 1400], ["dark", 1400], ["light", 390], ["dark", 390]]) {
    it(`has no serious finding of axe, ${colorScheme}, ${width} px`, async () => {
      const { page, close } = await at({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await page.addStyleTag({ content: "* { content-visibility: visible !important }" });
      await page.keyboard.press("j");
      await page.keyboard.press("t");
      await page.keyboard.press("r");
      await page.evaluate(axe);
      const look = async () => {
        const found = await page.evaluate(() => globalThis.axe.run());
        const serious = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
        return serious.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
      };
      assert.deepEqual(await look(), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide} px`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      assert.deepEqual(await look(), []);
      await close();
    });
  }
});
