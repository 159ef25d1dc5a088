// The program, its pages, and a browser to open them in.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "variorum-"));
export const program = process.env.VARIORUM ?? join(root, "target/debug/variorum");

/** Where the browser is; null, with a visible line, where there is none. */
export const chrome = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync) ?? null;
if (!chrome) console.log("SKIPPED: no Chromium here, so no page was opened");

/** The address of the page that `check` makes of some sources. */
export function report(name, ...args) {
  const options = { cwd: root, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] };
  const file = join(folder, `${name}.html`);
  writeFileSync(file, execFileSync(program, ["check", "--format", "html", ...args], options));
  return pathToFileURL(file).href;
}

/** A folder for the test's own sources and rules. */
export function place(name) {
  return mkdtempSync(join(folder, `${name}-`));
}

export function launch() {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: chrome, args });
}

/** A page of its own, and all that goes wrong in it or leaves it for what is not `own`. */
export async function open(browser, url, { own = null, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => request.url() !== url.split("#")[0] && !(own && request.url().startsWith(own)) && faults.push(`request: ${request.url()}`));
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}
