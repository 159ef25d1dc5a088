// Screenshots of a page, to look at: node shoot.mjs PAGE.html FOLDER NAME
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";
const [page_, folder, name] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
for (const [width, height] of [[1400, 900], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    page.on("console", (m) => console.log(name, m.type(), m.text()));
    page.on("pageerror", (e) => console.log(name, "error", e.message));
    await page.goto(pathToFileURL(page_).href);
    await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}-first.png` });
    const shot = async (id, what) => {
      await page.evaluate((id) => { location.hash = id; document.getElementById(id).scrollIntoView(); }, id);
      await page.waitForTimeout(150);
      await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}-${what}.png` });
    };
    await shot("found-1", "found");
    const figure = await page.evaluate(() => document.querySelector("article:has(figure)")?.id);
    if (figure) await shot(figure, "figure");
    await shot("rest-1", "rest");
    await shot("texts-1", "texts");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(name, width, "scrolls sideways by", wide);
    await context.close();
  }
}
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(pathToFileURL(page_).href);
await page.pdf({ path: `${folder}/${name}.pdf`, format: "A4", margin: { top: "14mm", bottom: "14mm", left: "12mm", right: "12mm" } });
await browser.close();
