"use strict";
// The page is whole without this. It adds a filter, opens what a link leads to, and builds
// what a large page holds back.

// Far down a large page, what findings and texts hold stands in `noscript`: with script it is
// text, which costs nothing, until somebody wants it or there is time.
const late = (() => {
  const idle = globalThis.requestIdleCallback ?? ((deed) => setTimeout(() => {
    const end = performance.now() + 8;
    deed({ timeRemaining: () => end - performance.now() });
  }, 16));
  /** What holds something back, by the element that does, in the page's order. */
  let waiting = new Map();
  const near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) if (isIntersecting) build(target);
  }, { rootMargin: "100%" });

  function collect() {
    near.disconnect();
    const held = [...document.querySelectorAll("main noscript")];
    waiting = new Map(held.map((one) => [one.parentElement, one]));
    for (const home of waiting.keys()) near.observe(home);
    if (document.readyState === "complete") idle(spare);
  }

  function build(home) {
    const held = waiting.get(home);
    if (!held) return;
    waiting.delete(home);
    near.unobserve(home);
    held.insertAdjacentHTML("beforebegin", held.textContent);
    held.remove();
    document.dispatchEvent(new CustomEvent("built", { detail: home }));
  }

  function spare(deadline) {
    for (const home of waiting.keys()) {
      if (deadline.timeRemaining() < 2) return idle(spare);
      build(home);
    }
  }

  function all() {
    for (const home of waiting.keys()) build(home);
  }

  /** The element of an id, which is built where it is held back. */
  function find(id) {
    const there = document.getElementById(id);
    if (there || !id) return there;
    const words = ` id="${id}"`;
    const [home] = [...waiting].find(([, held]) => held.textContent.includes(words)) ?? [];
    build(home);
    return document.getElementById(id);
  }

  addEventListener("load", () => idle(spare));
  addEventListener("beforeprint", all);
  // A browser finds only words that are there.
  addEventListener("keydown", ({ ctrlKey, metaKey, key }) => {
    if (key === "F3" || ((ctrlKey || metaKey) && key.toLowerCase() === "f")) all();
  }, true);
  collect();
  return { collect, build, find };
})();

(() => {
  const form = document.getElementById("filter");
  let items = [];
  let groups = [];

  /** Takes note of what can be narrowed in a part of the page. */
  function know(part) {
    const found = [...part.querySelectorAll("[data-kinds]")].map((node) => ({
      node,
      kinds: node.dataset.kinds.split(" "),
      severity: node.dataset.severity,
      sources: ` ${node.dataset.sources} `,
      words: `${node.dataset.rule} ${(node.querySelector(".ask a, .ask, h3, h4") || node).textContent}`.toLowerCase(),
      counted: node.matches("article"),
    }));
    const bodies = [...part.querySelectorAll(".grid tbody")];
    items.push(...found);
    groups.push(...bodies);
    narrow(found, bodies);
  }

  function renew() {
    items = [];
    groups = [];
    know(document);
    filter();
  }

  function wanted() {
    const data = new FormData(form);
    return {
      kinds: data.getAll("kind"),
      severity: data.get("severity"),
      source: data.get("source"),
      words: data.get("rule").trim().toLowerCase().split(/\s+/).filter(Boolean),
    };
  }

  function passes(item, want) {
    return (want.kinds.length === 0 || want.kinds.some((kind) => item.kinds.includes(kind)))
      && (!want.severity || item.severity === want.severity)
      && (!want.source || item.sources.includes(` ${want.source} `))
      && want.words.every((word) => item.words.includes(word));
  }

  /** Hides what is not wanted; how many divergences are left. */
  function narrow(items, groups) {
    const want = wanted();
    let shown = 0;
    for (const item of items) {
      const pass = passes(item, want);
      if (item.node.hidden === pass) item.node.hidden = !pass;
      if (pass && item.counted) shown += 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("tr[data-kinds]:not([hidden])");
    }
    return shown;
  }

  function filter() {
    const shown = narrow(items, groups);
    const total = items.filter((item) => item.counted).length;
    const noun = total === 1 ? "divergence" : "divergences";
    form.elements.shown.value = shown === total ? `${total} ${noun}` : `${shown} of ${total} ${noun}`;
  }

  const named = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }
  };

  // What a link leads to must show: a filter that hides it is undone, a fold opened.
  function reveal() {
    const id = named(location.hash);
    const held = !document.getElementById(id);
    const target = late.find(id);
    if (!target) return;
    // Only what is there when the browser goes to it is marked as the target.
    if (held) location.replace(location.hash);
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
    target.focus({ preventScroll: true });
  }

  form.hidden = false;
  document.documentElement.classList.add("scripted");
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href^='#']");
    if (link) late.find(named(link.hash));
  }, true);
  // The review desk replaces what the page shows.
  document.addEventListener("renewed", () => { late.collect(); renew(); });
  document.addEventListener("built", ({ detail }) => know(detail));
  renew();
  reveal();
})();
