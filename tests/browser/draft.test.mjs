// A draft's page in a real browser: the evidence by pointer, by keys and by touch.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { chrome, launch, open, report } from "./setup.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const skip = chrome ? false : "no Chromium";

describe("a draft's page", { skip }, () => {
  let browser;
  let draft;
  before(async () => {
    browser = await launch();
    draft = report("draft", "seeds/peace-plan", "--draft", "tests/draft/faulty.md");
  });
  after(() => browser?.close());

  /** What is said of the statement that is shown, if it can be seen as a whole or from its top. */
  const shown = (page) => page.evaluate(() => {
    const card = document.querySelector(".card.now");
    const box = card?.getBoundingClientRect();
    return box && box.top >= 0 && box.top < innerHeight - 40 ? card.innerText : null;
  });

  it("gives each passage the width of its card, whatever side it is on", async () => {
    const { page, close } = await open(browser, draft, { viewport: { width: 1400, height: 900 } });
    const narrow = await page.$$eval(".card details", (all) => all.flatMap((one) => {
      one.open = true;
      const passages = [...one.querySelectorAll(".by, blockquote")];
      return passages.filter((passage) => passage.offsetWidth < one.offsetWidth / 2).map((passage) => passage.textContent);
    }));
    assert.deepEqual(narrow, []);
    await close();
  });

  for (const [width, height] of [[1400, 900], [390, 844]]) {
    it(`shows the evidence of each statement by Tab alone, ${width} px`, async () => {
      const { page, faults, close } = await open(browser, draft, { viewport: { width, height } });
      const all = await page.$$eval(".text a.ref", (refs) => refs.length);
      assert.ok(all >= 15, `${all} statements`);
      await page.keyboard.press("Tab");
      const seen = new Set();
      for (let n = 0; n < all; n += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => document.activeElement.hash);
        const words = await shown(page);
        assert.ok(words, `nothing is shown of ${at}`);
        const free = await page.evaluate(() => {
          const box = document.activeElement.getBoundingClientRect();
          const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return there === document.activeElement;
        });
        assert.ok(free, `${at} is hidden by what is shown of it`);
        assert.match(words, /backs|opposes|beside|no source/);
        seen.add(at);
      }
      assert.equal(seen.size, all);
      await page.keyboard.press("Escape");
      assert.equal(await page.$(".card.now"), null);
      assert.deepEqual(faults, []);
      await close();
    });
  }

  it("shows the evidence of the words pointed at", async () => {
    const { page, faults, close } = await open(browser, draft);
    await page.hover("mark.s-misquoted");
    assert.match(await shown(page), /misquoted.*No finished peace plan.*No finalized peace plan/s);
    await page.hover("mark.s-contradicted");
    assert.match(await shown(page), /contradicted/);
    assert.deepEqual(faults, []);
    await close();
  });

  it("is whole without script", async () => {
    const { page, close } = await open(browser, draft, { javaScriptEnabled: false });
    const open_ = await page.$$eval(".card details[open]", (all) => all.length);
    assert.equal(open_, 12, "what is in doubt lies open");
    for (const ref of await page.$$(".text a.ref")) {
      assert.ok(await page.$(await ref.getAttribute("href")));
    }
    await close();
  });

  for (const [colorScheme, width] of [["light", 1400], ["dark", 390]]) {
    it(`has no serious finding of axe, ${colorScheme}, ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
      const { page, close } = await open(browser, draft, options);
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
});
