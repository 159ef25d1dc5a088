// The page in a real browser: filter, jumps, keyboard, accessibility, hostile input.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { write } from "./large.mjs";
import { chrome, launch, open, place, program, report } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const skip = chrome ? false : "no Chromium";

describe("the report's page", { skip }, () => {
  let browser;
  let seeds;
  before(async () => {
    browser = await launch();
    seeds = report("seeds", "seeds/peace-plan");
  });
  after(() => browser?.close());

  /** Ids of the divergences that can be seen. */
  const seen = (page) => page.$$eval("article.divergence", (all) =>
    all.filter((one) => one.checkVisibility()).map((one) => one.id));
  const focused = (page) => page.evaluate(() => document.activeElement.id);
  const hash = (page) => page.evaluate(() => location.hash.slice(1));

  it("narrows by kind, severity, question and source, and says how many are left", async () => {
    const { page, faults, close } = await open(browser, seeds);
    const all = await seen(page);
    const shown = () => page.textContent("output");
    // A form is reset after its listeners have run, so that the page narrows some time later.
    const reset = async () => {
      await page.click("button[type=reset]");
      await page.waitForFunction((text) => document.querySelector("output").textContent === text,
        `${all.length} divergences`);
    };
    assert.match(await shown(), new RegExp(`^${all.length} divergences$`));

    await page.check("input[value=revision]", { force: true });
    const revisions = await seen(page);
    assert.ok(revisions.length > 0 && revisions.length < all.length);
    assert.match(await shown(), new RegExp(`^${revisions.length} of ${all.length}`));
    const kinds = await page.$$eval(".grid tr[data-kinds]", (rows) =>
      rows.filter((row) => row.checkVisibility()).map((row) => row.dataset.kinds));
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind.includes("revision")));

    await page.selectOption("select[name=severity]", "high");
    assert.ok((await seen(page)).length < revisions.length);
    await reset();
    assert.deepEqual(await seen(page), all);

    await page.fill("input[type=search]", "army-cap");
    assert.equal((await seen(page)).length, 1);
    await page.fill("input[type=search]", "no such words");
    assert.deepEqual(await seen(page), []);
    await reset();

    await page.selectOption("select[name=source]", "1.0");
    const named = await page.$$eval("article.divergence:not([hidden])", (all) =>
      all.map((one) => one.dataset.sources.split(" ").includes("1.0")));
    assert.ok(named.length > 0 && named.length < all.length && named.every(Boolean));
    assert.deepEqual(faults, []);
    await close();
  });

  it("leads from the matrix to the divergence, to the words in the text, and back, by keys alone", async () => {
    const { page, faults, close } = await open(browser, seeds);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    const isSay = () => page.evaluate(() => document.activeElement.matches("td .say"));
    for (let n = 0; n < 40 && !(await isSay()); n += 1) await page.keyboard.press("Tab");
    assert.ok(await isSay(), "a version in the matrix can be reached with Tab");
    await page.keyboard.press("Enter");
    const version = await hash(page);
    await page.waitForFunction((id) => document.activeElement.id === id, version);
    assert.ok(await page.isVisible(`[id="${version}"]`));

    const isSpot = () => page.evaluate(() => document.activeElement.matches(".spot a"));
    for (let n = 0; n < 10 && !(await isSpot()); n += 1) await page.keyboard.press("Tab");
    assert.ok(await isSpot(), "its place in the text comes next");
    await page.keyboard.press("Enter");
    const words = await hash(page);
    assert.match(words, /^w1-/);
    await page.waitForFunction((id) => document.activeElement.id === id, words);
    assert.ok(await page.evaluate((id) =>
      document.getElementById(id).nextElementSibling.matches("mark"), words), "the words are marked");

    const isNote = () => page.evaluate(() => document.activeElement.matches(".note a"));
    for (let n = 0; n < 10 && !(await isNote()); n += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const passage = await hash(page);
    assert.match(passage, /^p-/);
    await page.waitForFunction((id) => document.activeElement.id === id, passage);
    await page.goBack();
    await page.goBack();
    assert.equal(await hash(page), version);
    await page.waitForFunction((id) => document.activeElement.id === id, version);
    assert.equal(await focused(page), version);
    assert.deepEqual(faults, []);
    await close();
  });

  it("shows what a link leads to, whatever the filter hides", async () => {
    const { page, close } = await open(browser, seeds);
    const [first] = await seen(page);
    await page.fill("input[type=search]", "no such words");
    await page.evaluate((id) => { location.hash = id; }, first);
    await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), first);
    const folded = await page.getAttribute(".settled .version", "id");
    await page.evaluate((id) => { location.hash = id; }, folded);
    await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), folded);
    await close();
  });

  it("has room for more than eight sources: letters in the cells, and each version said once", async () => {
    const folder = place("many");
    mkdirSync(join(folder, "flood"));
    writeFileSync(join(folder, "rules.yaml"), JSON.stringify({
      pack: "many",
      rules: [{
        id: "dead", ask: "How many people died?", value: { quantity: ["people"] }, phrases: ["{value} died"],
        examples: [{ text: "Four people died.", finds: "4 people" }, { text: "It fell.", finds: [] }],
      }],
    }));
    for (let n = 0; n < 30; n += 1) {
      const head = `---\npublisher: The Daily Paper of Town Number ${n}\npublished: 2025-03-${10 + n % 15}\n---\n`;
      writeFileSync(join(folder, "flood", `${n}.md`), `${head}${n % 5 === 4 ? "It rained." : `${4 + n % 3} people died.`}\n`);
    }
    for (const width of [1400, 390]) {
      const { page, faults, close } = await open(browser, report("many", "--rules", join(folder, "rules.yaml"), join(folder, "flood")), { viewport: { width, height: 900 } });
      assert.equal((await page.$$(".grid thead .source")).length, 30);
      assert.equal((await page.$$(".grid td .b:not(.keys .b)")).length, 24);
      assert.equal((await page.$$(".grid td.silent")).length, 6);
      assert.match(await page.textContent(".grid td.keys"), /A 4 people ×8\s+B 5 people ×8\s+C 6 people ×8/);
      // The page does not scroll sideways; the matrix does, and can be reached by Tab.
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide} px`);
      assert.equal(await page.getAttribute(".scroll", "tabindex"), "0");
      assert.deepEqual(faults, []);
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `many-${width}.png`) });
      await close();
    }
  });

  it("is whole without script", async () => {
    const { page, close } = await open(browser, seeds, { javaScriptEnabled: false });
    assert.ok((await page.$$("article.divergence")).length > 0);
    assert.ok(await page.isVisible(".tally"));
    assert.ok(!(await page.isVisible("form")));
    await close();
  });

  for (const [colorScheme, width, media] of [["light", 1400, "screen"], ["dark", 1400, "screen"], ["light", 390, "screen"], ["dark", 390, "screen"], ["light", 760, "print"], ["dark", 760, "print"]]) {
    it(`has no serious finding of axe, ${colorScheme}, ${width} px, ${media}`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
      const { page, close } = await open(browser, seeds, options);
      await page.emulateMedia({ media });
      // What is out of sight is not judged otherwise.
      await page.addStyleTag({ content: "* { content-visibility: visible !important }" });
      await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run());
      const serious = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
      const told = serious.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
      assert.deepEqual(told, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `scrolls sideways by ${wide} px`);
      await close();
    });
  }

  it("runs and loads nothing that sources, names and rules hold", async () => {
    const attack = `<script>document.title="owned"</script><img src="http://127.0.0.1:9/x" onerror="document.title='owned'">`
      + `"' onmouseover=document.title='owned' \u202egnp.exe\u202c \u001b]0;owned\u0007\u001b[31m </style></textarea><!-- {{ 7 * 7 }}`;
    const folder = place("hostile");
    const story = join(folder, "<img src=x onerror=document.title='owned'>");
    mkdirSync(story);
    const rules = join(folder, "rules.yaml");
    writeFileSync(rules, JSON.stringify({
      pack: "hostile",
      rules: [{
        id: "crates", ask: `How many crates? ${attack}`, value: { quantity: ["crates"] },
        phrases: ["the store holds {value}"],
        examples: [{ text: "The store holds 3 crates.", finds: "3 crates" }],
      }, { id: attack, ask: "?", value: "count", phrases: ["x {value}"] }],
    }));
    for (const [n, name] of [[3, "a\"><svg onload=document.title='owned'>.md"], [5, "b\u202e.md"], [7, "c&lt;\u001b[31m.md"]]) {
      const head = { title: attack, publisher: attack, author: attack, url: "javascript:document.title='owned'", published: "2025-03-03" };
      writeFileSync(join(story, name), `---\n${JSON.stringify(head)}\n---\n${attack} said that the store holds ${n} crates ${attack}.\n`);
    }
    // Decisions are as hostile.
    const run = (...args) => execFileSync(program, ["review", "--rules", rules, story, ...args], { stdio: ["ignore", "pipe", "ignore"] }).toString();
    const print = JSON.parse(run("--list", "--format", "json")).stories[0].divergences[0].fingerprint;
    const evidence = `javascript:document.title='owned' ${attack}`;
    run("--decide", print, "--verdict", "resolved", "--value", attack, "--reason", attack, "--evidence", evidence, "--by", attack);
    run("--sign", "--by", attack);
    const { page, faults, close } = await open(browser, report("hostile", "--rules", rules, story));
    await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
    const first = await seen(page);
    assert.equal(first.length, 1);
    for (const link of await page.$$("a[href^='#']")) await link.evaluate((a) => a.click());
    await page.hover("h1");
    assert.ok(!(await page.title()).startsWith("owned"));
    assert.deepEqual(await page.$$eval("img, iframe, object, svg svg, [onerror], [onload], [onmouseover]", (all) => all.map((one) => one.outerHTML)), []);
    assert.equal((await page.$$("script")).length, 1);
    assert.deepEqual(await page.$$eval("a[href]", (all) => all.map((a) => a.protocol).filter((p) => p !== "file:")), []);
    const text = await page.evaluate(() => document.body.innerText);
    assert.ok(text.includes("\\u{202e}gnp.exe") && text.includes("{{ 7 * 7 }}"));
    assert.ok(!/[\u202a-\u202e\u2066-\u2069\u001b]/.test(text));
    assert.deepEqual(faults, []);
    await close();
  });

  describe("of 2,000 divergences over 500 sources", () => {
    let large;
    before(() => { large = report("large", ...write(place("large"))); });

    /** The last divergence, and where its last words stand in their source. */
    const far = (page) => page.evaluate(() => {
      const last = [...document.querySelectorAll("article.divergence")].at(-1);
      const held = last.querySelector("noscript")?.textContent ?? last.innerHTML;
      return { id: last.id, words: /href="#(w[^"]+)"/.exec(held)[1], passage: /id="(p-\d+)"/.exec(held)[1] };
    });
    const isThere = (page, id) => page.evaluate((id) => {
      const node = document.getElementById(id);
      const { top, bottom } = node.getBoundingClientRect();
      return document.activeElement === node && node.matches(":target") && bottom > 0 && top < innerHeight;
    }, id);

    it("is narrowed at once, and when all is built", async () => {
      const { page, faults, close } = await open(browser, large);
      const narrow = async () => {
        // A reset empties it, and is followed by the count.
        await page.waitForFunction(() => document.querySelector("output").textContent === "2000 divergences");
        await page.check("input[value=contradiction]", { force: true });
        await page.selectOption("select[name=source]", "7.3");
        assert.equal(await page.textContent("output"), "16 of 2000 divergences");
        await page.fill("input[type=search]", "store-13");
        assert.equal(await page.textContent("output"), "1 of 2000 divergences");
        const [only] = await page.$$("article.divergence:not([hidden])");
        await only.scrollIntoViewIfNeeded();
        await page.waitForFunction((one) => one.querySelectorAll(".version blockquote mark").length === 4, only);
      };
      await narrow();
      // What is built only now is narrowed too.
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.equal(await page.$("main noscript"), null);
      assert.equal((await page.$$(".grid tr[data-kinds]:not([hidden])")).length, 1);
      await page.click("button[type=reset]");
      await narrow();
      assert.deepEqual(faults, []);
      await close();
    });

    it("builds the rest when there is time", async () => {
      const { page, faults, close } = await open(browser, large);
      await page.waitForFunction(() => !document.querySelector("main noscript"));
      assert.deepEqual(faults, []);
      await close();
    });

    it("holds nothing back from who prints, searches, or has no script", async () => {
      const plain = await open(browser, large, { javaScriptEnabled: false });
      const count = (page) => Promise.all([".version", "blockquote mark", ".grid td", ".text mark", "[id]"].map((all) => page.locator(all).count()));
      const all = await count(plain.page);
      assert.ok(all[0] > 5000 && all[1] >= 8000, all);
      await plain.close();
      for (const want of ["print", "search"]) {
        const { page, faults, close } = await open(browser, large);
        if (want === "search") await page.keyboard.press("Control+f");
        else await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        assert.deepEqual(await count(page), all, want);
        assert.equal(new Set(await page.$$eval("[id]", (all) => all.map((one) => one.id))).size, all[4]);
        assert.deepEqual(faults, []);
        await close();
      }
    });

    it("leads to what is not built yet", async () => {
      const { page, close } = await open(browser, large);
      const { words, passage } = await far(page);
      await close();
      for (const id of [words, passage]) {
        const { page, faults, close } = await open(browser, `${large}#${id}`);
        await page.waitForFunction((id) => document.activeElement.id === id, id);
        assert.ok(await isThere(page, id), id);
        // By an address that somebody types, a link, and back.
        const other = id === words ? passage : words;
        await page.evaluate((id) => { location.hash = id; }, other);
        await page.waitForFunction((id) => document.activeElement.id === id, other);
        assert.ok(await isThere(page, other), other);
        await page.goBack();
        await page.waitForFunction((id) => document.activeElement.id === id, id);
        assert.deepEqual(faults, []);
        await close();
      }
      const jump = await open(browser, large);
      await jump.page.click(`nav.stories tr:last-child a`);
      const cell = jump.page.locator("#story-125 .grid td .say").first();
      await cell.click();
      assert.ok(await isThere(jump.page, await hash(jump.page)));
      await jump.close();
    });
  });
});
