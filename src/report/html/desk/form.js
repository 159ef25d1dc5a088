"use strict";
// The desk: a form beneath the page, about the divergence in hand. The page above it is
// replaced as it changes; the form never is, so that nothing typed is lost.
const desk = (() => {
  const form = document.getElementById("desk");
  const fields = form.elements;
  const main = document.querySelector("main");
  const at = (selector) => form.querySelector(selector);
  const words = at(".words");
  const dispute = at(".dispute");
  const memory = (store, key, value) => {
    try { return value === undefined ? store.getItem(key) : store.setItem(key, value); } catch { return null; }
  };

  /** What is being written, by the id of its divergence; `seen` and `story` are those of when it was begun. */
  const drafts = new Map(JSON.parse(memory(sessionStorage, "drafts") || "[]"));
  /** The id of the divergence in hand. */
  let hand = null;
  /** What was saved here last, to be taken back. */
  let last = null;

  const article = (id = hand) => id && document.getElementById(id);
  const seat = (id = hand) => article(id)?.querySelector(":scope > header .seat");
  const isOpen = (node) => node.querySelector(".seat")?.dataset.standing !== "decided";
  // Asking the browser what is visible would have it lay out a large page.
  const shown = () => [...main.querySelectorAll("article.divergence:not([hidden])")].filter((node) => !node.closest("details:not([open])"));
  const named = () => fields.by.value.trim();

  function tell(text, bad = false) {
    const told = at(".told");
    told.classList.toggle("bad", bad);
    told.textContent = text;
  }

  function count() {
    const seals = [...main.querySelectorAll(".seal")];
    const sum = (key) => seals.reduce((n, seal) => n + Number(seal.dataset[key]), 0);
    const text = `${sum("decided")} of ${sum("total")} decided`;
    if (at(".done").value !== text) at(".done").value = text;
  }

  const isEmpty = (draft) => !draft.verdict && !draft.reason.trim() && !draft.evidence.trim() && !draft.value.trim();

  /** Keeps what is typed, also when the page is loaded anew. */
  function keep() {
    if (!hand) return;
    const was = drafts.get(hand);
    const draft = {
      verdict: fields.verdict.value, version: fields.version.value, value: fields.value.value,
      reason: fields.reason.value, evidence: fields.evidence.value,
      seen: was?.seen ?? seat()?.dataset.seen ?? "", print: was?.print ?? seat()?.dataset.fingerprint,
      story: was?.story ?? seat()?.dataset.story, rule: was?.rule ?? article()?.dataset.rule,
    };
    if (isEmpty(draft)) drafts.delete(hand);
    else drafts.set(hand, draft);
    memory(sessionStorage, "drafts", JSON.stringify([...drafts]));
  }

  /** Which fields a verdict wants. */
  function fit() {
    const verdict = fields.verdict.value;
    words.hidden = !verdict && !fields.reason.value;
    at(".answer").hidden = verdict !== "resolved";
    at(".value").hidden = verdict !== "resolved" || fields.version.value !== "other";
  }

  /** The answers that may hold. */
  function offer() {
    const held = fields.version.value;
    const versions = [...(seat()?.querySelectorAll("li") ?? [])].map((li) => new Option(li.textContent, li.dataset.version));
    fields.version.replaceChildren(new Option("choose", ""), ...versions, new Option("something else", "other"));
    fields.version.value = held;
    if (fields.version.selectedIndex < 0) fields.version.value = "";
  }

  function show() {
    const draft = drafts.get(hand);
    const node = article();
    for (const old of main.querySelectorAll(".inhand")) if (old !== node) old.classList.remove("inhand");
    node?.classList.add("inhand");
    at(".hand b").textContent = node?.querySelector("h3, h4").textContent ?? draft?.rule ?? "Nothing in hand: Next takes the first that is undecided";
    at(".hand span").textContent = node ? ` ${node.querySelector(".kind").textContent}, ${seat() ? seat().dataset.standing : "no ledger"}` : "";
    at(".verdicts").hidden = !hand;
    at(".verdicts").disabled = !seat();
    offer();
    clash();
    fit();
  }

  function fill(draft) {
    for (const radio of fields.verdict) radio.checked = radio.value === draft?.verdict;
    for (const key of ["reason", "evidence", "value"]) fields[key].value = draft?.[key] ?? "";
    offer();
    fields.version.value = draft?.version ?? "";
    if (fields.version.selectedIndex < 0) fields.version.value = "";
  }

  /** Takes a divergence in hand. */
  function take(id, { focus = true } = {}) {
    keep();
    hand = id;
    fill(drafts.get(id));
    show();
    const node = article();
    if (node) late.build(node);
    for (let fold = node?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (node && focus) {
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: "start" });
    }
    document.dispatchEvent(new Event("taken"));
  }

  function move(step) {
    const all = shown();
    const now = all.indexOf(article());
    const next = now < 0 ? all.find(isOpen) ?? all[0] : all[now + step];
    if (next) take(next.id);
    else tell(step > 0 ? "That was the last that is shown." : "That is the first.");
  }

  /** The next that nobody has decided, after this one or else from the top. */
  function following(id) {
    const all = shown().filter((node) => isOpen(node) || node.id === id);
    const now = all.findIndex((node) => node.id === id);
    return [...all.slice(now + 1), ...all.slice(0, Math.max(now, 0))][0]?.id ?? null;
  }

  /** What is decided on is to be seen, and not only its end. */
  function face(node) {
    const { top, bottom } = node.getBoundingClientRect();
    const free = innerHeight - form.offsetHeight;
    const seen = Math.min(bottom, free) - Math.max(top, 0);
    if (seen < Math.min(bottom - top, free / 2)) node.scrollIntoView({ block: "start" });
  }

  function choose(verdict, version) {
    if (!seat()) return tell(hand ? "This story has no ledger: its sources have no folder of their own." : "Take a divergence in hand first: j.", true);
    for (const radio of fields.verdict) radio.checked = radio.value === verdict;
    if (version !== undefined) fields.version.value = version;
    fit();
    keep();
    face(article());
    (verdict === "resolved" && !fields.version.value ? fields.version : fields.reason).focus({ preventScroll: true });
  }

  /** Says where what is being written was begun on what is no longer so. */
  function clash() {
    const draft = drafts.get(hand);
    const now = seat();
    const moved = draft && (!now || now.dataset.fingerprint !== draft.print);
    const spoken = draft && now && now.dataset.seen !== draft.seen;
    dispute.hidden = !(moved || spoken);
    if (dispute.hidden) return;
    const said = [...(article()?.querySelectorAll(".said li") ?? [])].map((li) => li.textContent);
    const answers = [...(now?.querySelectorAll("li") ?? [])].map((li) => li.textContent);
    const what = moved
      ? now ? "Not saved: the sources have changed, and say something else now." : "Not saved: the sources no longer diverge here. What you wrote is kept until you leave it."
      : "Not saved: somebody has spoken since you began.";
    at(".dispute .what").textContent = what;
    at(".dispute .theirs").textContent = (spoken && !moved ? said.length ? said : ["the decision was taken back"] : answers.length ? answers : ["nothing"]).join("\n");
    at(".dispute dt").textContent = moved ? "Sources" : "Theirs";
    at(".dispute .yours").textContent = `${draft.verdict || "no verdict yet"}: ${draft.reason || "no reason yet"}`;
    at("[data-do=insist]").hidden = !now;
    at("[data-do=insist]").textContent = moved ? "Decide on what they say now" : "Save mine over it";
  }

  /** Whoever insists has seen what there is now. */
  function insist() {
    const draft = drafts.get(hand);
    if (!draft || !seat()) return;
    Object.assign(draft, { seen: seat().dataset.seen, print: seat().dataset.fingerprint });
    const moved = draft.verdict === "resolved" && !fields.version.value;
    keep();
    show();
    if (moved || !draft.verdict) fields.reason.focus();
    else save();
  }

  function leave() {
    drafts.delete(hand);
    fill();
    keep();
    show();
    tell("Left as it is.");
    (article() ?? form).focus();
  }

  async function post(deed) {
    memory(localStorage, "by", named());
    const body = JSON.stringify({ ...deed, by: named() });
    const headers = { "Content-Type": "application/json" };
    try {
      const response = await fetch("/deed", { method: "POST", body, headers });
      const told = response.headers.get("Content-Type") === "application/json" ? await response.json() : { words: await response.text() };
      return { ok: response.ok, conflict: response.status === 409, ...told };
    } catch {
      return { ok: false, words: "the desk cannot be reached, so nothing was saved; what you wrote is kept here" };
    }
  }

  let busy = false;
  async function save() {
    keep();
    const draft = drafts.get(hand);
    if (busy || !draft) return;
    if (!dispute.hidden) return at("[data-do=insist]").focus();
    if (!draft.verdict) return tell("Say a verdict: c, r, e or n.", true);
    if (draft.verdict === "resolved" && !draft.version) { fields.version.focus(); return tell("Say which answer holds.", true); }
    if (!draft.reason.trim()) { fields.reason.focus(); return tell("Say why: in two years somebody will ask.", true); }
    if (!named()) { fields.by.focus(); return tell("Say who you are.", true); }
    busy = true;
    tell("Saving …");
    const id = hand;
    const { verdict, reason, evidence, version, value } = draft;
    const done = await post({
      what: "decision", story: draft.story, fingerprint: draft.print, seen: draft.seen.split(" ").filter(Boolean), verdict, reason, evidence,
      version: verdict === "resolved" && version !== "other" ? version : null,
      value: verdict === "resolved" && version === "other" ? value : null,
    });
    busy = false;
    if (!done.ok) {
      await desk.renew();
      if (dispute.hidden) tell(`Not saved: ${done.words}.`, true);
      else tell("");
      return;
    }
    const next = following(id);
    last = { id, draft, line: done.id };
    drafts.delete(id);
    if (hand === id) fill();
    await desk.renew();
    if (hand === id) next ? take(next) : take(id);
    tell(`Saved: ${verdict.replaceAll("-", " ")}. ${next ? "" : "All that is shown is decided. "}u takes it back.`);
  }

  async function undo() {
    const here = seat();
    const decided = here?.dataset.standing === "decided" && here.dataset.seen;
    const of = decided ? { id: hand, story: here.dataset.story, print: here.dataset.fingerprint, seen: here.dataset.seen.split(" ") }
      : last && { id: last.id, story: last.draft.story, print: last.draft.print, seen: [last.line] };
    if (busy || !of) return tell("There is nothing here to take back.");
    if (!named()) { words.hidden = false; fields.by.focus(); return tell("Say who you are.", true); }
    busy = true;
    const done = await post({ what: "withdrawal", story: of.story, fingerprint: of.print, seen: of.seen, reason: "taken back at the desk" });
    busy = false;
    const again = last?.id === of.id ? last.draft : null;
    if (done.ok) last = null;
    await desk.renew();
    if (!done.ok) return tell(`Not taken back: ${done.words}.`, true);
    take(of.id);
    // What was written can be mended and saved again.
    if (again && !drafts.has(of.id)) {
      drafts.set(of.id, { ...again, seen: seat()?.dataset.seen ?? "" });
      fill(drafts.get(of.id));
      show();
    }
    tell("Taken back.");
  }

  function sign() {
    const story = (seat() ?? main.querySelector(".seal"))?.dataset.story;
    const seal = [...main.querySelectorAll(".seal")].find((one) => one.dataset.story === story);
    if (!seal) return tell("There is no story here that could be signed: it has no ledger.", true);
    const dialog = document.getElementById("seal");
    const by = dialog.querySelector("input");
    const left = seal.dataset.total - seal.dataset.decided;
    dialog.querySelector(".what").textContent = `You vouch for ${story} as it stands: ${seal.dataset.decided} of ${seal.dataset.total} decided${left > 0 ? `, ${left} undecided` : ""}.`;
    by.value = named();
    dialog.returnValue = "";
    dialog.onclose = async () => {
      if (dialog.returnValue !== "sign") return;
      fields.by.value = by.value;
      if (!named()) return tell("Not signed: say who you are.", true);
      const done = await post({ what: "signature", story, state: seal.dataset.state });
      await desk.renew();
      tell(done.ok ? `Signed: ${story}.` : `Not signed: ${done.words}`, !done.ok);
    };
    dialog.showModal();
  }

  /** After the page above was replaced: what was in hand is so still, or what has become of it. */
  function regain() {
    const draft = drafts.get(hand);
    if (hand && !article() && draft) {
      const of = (node) => node.dataset.rule === draft.rule && node.querySelector(".seat")?.dataset.story === draft.story;
      const heir = [...main.querySelectorAll("article.divergence")].find((node) => of(node) && !drafts.has(node.id));
      if (heir) {
        drafts.delete(hand);
        drafts.set(heir.id, draft);
        hand = heir.id;
      }
    } else if (hand && !article()) {
      hand = null;
      fill();
    }
    count();
    show();
  }

  fields.by.value = memory(localStorage, "by") || fields.by.value;
  form.hidden = false;
  form.addEventListener("input", () => { fit(); keep(); });
  form.addEventListener("change", () => { fit(); keep(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  new ResizeObserver(() => document.documentElement.style.setProperty("--dock", `${form.offsetHeight}px`)).observe(form);
  main.addEventListener("click", (event) => {
    const node = event.target.closest("article.divergence");
    if (node && node.id !== hand && !getSelection().toString() && !event.target.closest("a, summary")) take(node.id, { focus: false });
  });
  return { form, fields, main, tell, take, move, choose, save, undo, sign, insist, leave, regain, count, show, article, seat, shown, isOpen, hand: () => hand };
})();
