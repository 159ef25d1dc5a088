// How long a large report takes to open and to narrow: node measure.mjs [PAGE.html]
import { statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { write } from "./large.mjs";
import { chrome, launch, open, place, report } from "./setup.mjs";

if (chrome) {
  const given = process.argv[2];
  const url = given ? pathToFileURL(given).href : report("large", ...write(place("large")));
  console.log(`size ${(statSync(fileURLToPath(url)).size / 1e6).toFixed(1)} MB`);
  const browser = await launch();
  for (let run = 0; run < 5; run += 1) {
    const { page, close } = await open(browser, url);
    const ms = await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      const [opened] = performance.getEntriesByType("navigation");
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const took = async (deed) => { const from = performance.now(); deed(); await frame(); return performance.now() - from; };
      const rule = document.querySelector("input[type=search]");
      const type = (words) => () => { rule.value = words; rule.dispatchEvent(new Event("input", { bubbles: true })); };
      return {
        painted: paint?.startTime, loaded: opened.loadEventEnd,
        narrowed: await took(type("17")), widened: await took(type("")),
      };
    });
    console.log(Object.entries(ms).map(([what, n]) => `${what} ${Math.round(n)} ms`).join(", "));
    await close();
  }
  await browser.close();
}
