// A review desk to open in a browser.
import { spawn } from "node:child_process";
import { program } from "./setup.mjs";

/** Opens a desk in a folder: its link, and how it is closed as Ctrl-C does, with its exit code. */
export async function review(folder, ...args) {
  const desk = spawn(program, ["review", ...args], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => desk.on("exit", done));
  let told = "";
  const link = await new Promise((found, failed) => {
    desk.stdout.on("data", (data) => {
      told += data;
      const link = /http:\S+/.exec(told);
      if (link) found(link[0]);
    });
    desk.on("exit", () => failed(new Error(`no link in ${told}`)));
  });
  return { link, close: () => { desk.kill("SIGINT"); return ended; } };
}
