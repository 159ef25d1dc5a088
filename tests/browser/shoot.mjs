// Pictures of a page, to look at: node shoot.mjs PAGE.html FOLDER
import { pathToFileURL } from "node:url";
import { launch, open } from "./setup.mjs";

const [file, folder] = process.argv.slice(2);
const url = pathToFileURL(file).href;
const browser = await launch();
for (const [width, height] of [[1400, 900], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, faults, close } = await open(browser, url, { viewport: { width, height }, colorScheme });
    const path = (what) => `${folder}/${width}-${colorScheme}-${what}.png`;
    await page.screenshot({ path: path("first") });
    const figure = await page.evaluate(() => document.querySelector("article:has(figure)")?.id);
    for (const id of ["found-1", figure, "rest-1", "texts-1"].filter(Boolean)) {
      await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
      await page.waitForTimeout(150);
      await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
      await page.screenshot({ path: path(id === figure ? "figure" : id) });
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) console.log(`${width} px: scrolls sideways by ${over} px`);
    for (const fault of faults) console.log(fault);
    await close();
  }
}
const { page, close } = await open(browser, url);
await page.pdf({ path: `${folder}/print.pdf`, format: "A4", margin: { top: "14mm", bottom: "14mm", left: "12mm", right: "12mm" } });
await close();
await browser.close();
