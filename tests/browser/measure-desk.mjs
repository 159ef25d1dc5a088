// How long the desk takes with a large report: node measure-desk.mjs; VARIORUM names a program that is not the debug build.
import { join } from "node:path";
import { review } from "./desk.mjs";
import { write } from "./large.mjs";
import { chrome, launch, open, place } from "./setup.mjs";

if (chrome) {
  const folder = place("large");
  const [, rules, stories] = write(folder);
  const desk = await review(folder, "--rules", rules, stories, "--by", "Ann Lee");
  const browser = await launch();
  const own = new URL("/", desk.link).href;
  const { page, close } = await open(browser, desk.link, { own });
  const took = async (deed) => { const from = Date.now(); await deed(); return `${Date.now() - from} ms`; };
  const is = (words) => page.waitForFunction((words) => document.querySelector("#desk .told").textContent.startsWith(words), words);
  const opened = await page.evaluate(() => {
    const [opened] = performance.getEntriesByType("navigation");
    return `first byte ${Math.round(opened.responseStart)} ms, all ${Math.round(opened.responseEnd)} ms, loaded ${Math.round(opened.loadEventEnd)} ms`;
  });
  console.log(`opened: ${opened}`);
  await page.waitForFunction(() => !document.querySelector("main noscript"));
  console.log(`next: ${await took(() => page.keyboard.press("j"))}`);
  for (let n = 0; n < 3; n += 1) {
    await page.keyboard.press("e");
    await page.keyboard.type("Two rounds on two days");
    const saved = await took(async () => { await page.keyboard.press("Enter"); await is("Saved"); });
    const shown = await page.evaluate(() => document.querySelectorAll("article.divergence").length);
    console.log(`decided, of ${shown}: ${saved}`);
  }
  console.log(`taken back: ${await took(async () => { await page.keyboard.press("u"); await is("Taken back"); })}`);
  await close();
  await browser.close();
  console.log(`closed with ${await desk.close()}, in ${join(folder, "stories")}`);
}
