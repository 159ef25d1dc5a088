// Pictures of the review desk, to look at: node shoot-desk.mjs FOLDER [SOURCES…]
import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { review } from "./desk.mjs";
import { launch, open, place, program, root } from "./setup.mjs";

const [folder, ...sources] = process.argv.slice(2);
const here = place("shoot");
for (const each of ["seeds", "rules"]) cpSync(join(root, each), join(here, each), { recursive: true });
const stories = sources.length > 0 ? sources : ["seeds/peace-plan"];
const desk = await review(here, ...stories, "--by", "Ann Lee");
const browser = await launch();
for (const [width, height] of [[1400, 900], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    const own = new URL("/", desk.link).href;
    const { page, faults, close } = await open(browser, desk.link, { viewport: { width, height }, colorScheme, own });
    const shot = async (what) => {
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${folder}/desk-${width}-${colorScheme}-${what}.png` });
    };
    await shot("first");
    await page.keyboard.press("j");
    await shot("hand");
    await page.keyboard.press("t");
    await page.evaluate(() => document.querySelector(".beside")?.scrollIntoView({ block: "center" }));
    await shot("texts");
    await page.keyboard.press("t");
    await page.keyboard.press("2");
    await page.keyboard.type("The second source has it from the register itself");
    await shot("words");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#desk .told").textContent.startsWith("Saved"));
    await shot("saved");
    // Somebody else is quicker.
    await page.keyboard.press("e");
    await page.keyboard.type("Both counts may stand");
    const print = await page.evaluate(() => document.querySelector(".inhand .seat").dataset.fingerprint);
    execFileSync(program, ["review", ...stories, "--decide", print, "--verdict", "confirmed", "--reason", "The ministry stands by it", "--by", "Ben Ray"], { cwd: here, stdio: "ignore" });
    await page.waitForSelector("#desk .dispute", { state: "visible" });
    await shot("conflict");
    await page.click("[data-do=yield]");
    await page.keyboard.press("?");
    await shot("keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await shot("sign");
    for (const fault of faults) console.log(fault);
    await close();
  }
}
await browser.close();
await desk.close();
