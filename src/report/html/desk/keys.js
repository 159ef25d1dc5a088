// One key for each thing that can be done; each has a button too.
(() => {
  const { form, fields, main, move, choose, save, undo, sign, insist, leave, article } = desk;
  const keys = document.getElementById("keys");
  const single = keys.querySelector("[name=single]");
  const help = () => keys.showModal();
  const deeds = { next: () => move(1), back: () => move(-1), beside: () => desk.beside(), undo, sign, help, insist, yield: leave };
  const of = {
    j: deeds.next, ArrowRight: deeds.next, k: deeds.back, ArrowLeft: deeds.back,
    c: () => choose("confirmed"), r: () => choose("resolved"), e: () => choose("explained"), n: () => choose("not-a-divergence"),
    u: undo, s: sign, t: deeds.beside, "?": help, "/": () => document.querySelector("#filter [type=search]").focus(),
  };

  form.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());
  // A key that chooses a verdict goes on to the reason; an arrow among verdicts does not.
  form.querySelector(".verdicts").addEventListener("click", (event) => {
    if (event.detail > 0 && event.target.name === "verdict") choose(event.target.value);
  });

  try { single.checked = localStorage.getItem("single") !== "no"; } catch { /* asked anew each time */ }
  single.addEventListener("change", () => { try { localStorage.setItem("single", single.checked ? "yes" : "no"); } catch { /* likewise */ } });

  const isText = (node) => node.matches("textarea, select, input:not([type=radio], [type=checkbox])") || node.isContentEditable;

  addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (form.contains(target) && key === "Escape") {
      (article() ?? main).focus();
      return event.preventDefault();
    }
    if (form.contains(target) && key === "Enter" && !event.shiftKey && !target.matches("button")) {
      save();
      return event.preventDefault();
    }
    if (isText(target) || !single.checked) return;
    if (key.startsWith("Arrow") && target.closest("input, .scroll, .beside")) return;
    const version = /^[1-9]$/.test(key) && desk.seat()?.querySelectorAll("li")[key - 1];
    if (version) choose("resolved", version.dataset.version);
    else if (Object.hasOwn(of, key)) of[key]();
    else return;
    event.preventDefault();
  });
})();
