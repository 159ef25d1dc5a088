// How long a large report takes to open and to narrow: node measure.mjs [PAGE.html | --incidents]
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { incidents, write } from "./large.mjs";
import { chrome, launch, open, place, report, root } from "./setup.mjs";

const articles = join(root, "../shared/data/incidents/articles.ndjson");

function large(given) {
  if (given && given !== "--incidents") return pathToFileURL(given).href;
  return report("large", ...(given ? incidents(place("large"), articles) : write(place("large"))));
}

if (process.argv[2] === "--incidents" && !existsSync(articles)) console.log(`SKIPPED: no ${articles}`);
else if (chrome) {
  const url = large(process.argv[2]);
  const megabytes = (statSync(fileURLToPath(url)).size / 1e6).toFixed(1);
  const browser = await launch();
  for (let run = 0; run < 5; run += 1) {
    const { page, close } = await open(browser, url);
    const { divergences, ...ms } = await page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      const [opened] = performance.getEntriesByType("navigation");
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const took = async (deed) => { const from = performance.now(); deed(); await frame(); return performance.now() - from; };
      const rule = document.querySelector("input[type=search]");
      const type = (words) => () => { rule.value = words; rule.dispatchEvent(new Event("input", { bubbles: true })); };
      const divergences = document.querySelectorAll("article.divergence").length;
      const narrowed = await took(type("17"));
      const widened = await took(type(""));
      while (document.querySelector("main noscript")) await frame();
      return {
        divergences, painted: paint?.startTime, loaded: opened.loadEventEnd, narrowed, widened,
        "all built": performance.now(), "then narrowed": await took(type("17")), "then widened": await took(type("")),
      };
    });
    if (run === 0) console.log(`${divergences} divergences, ${megabytes} MB`);
    console.log(Object.entries(ms).map(([what, n]) => `${what} ${Math.round(n)} ms`).join(", "));
    await close();
  }
  await browser.close();
}
