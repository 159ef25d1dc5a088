"use strict";
// The page is whole without this. It adds a filter, and opens what a link leads to.
(() => {
  const form = document.getElementById("filter");
  let items;
  let groups;
  let total;

  function know() {
    items = [...document.querySelectorAll("[data-kinds]")].map((node) => ({
      node,
      kinds: node.dataset.kinds.split(" "),
      severity: node.dataset.severity,
      sources: ` ${node.dataset.sources} `,
      words: `${node.dataset.rule} ${(node.querySelector(".ask a, .ask, h3, h4") || node).textContent}`.toLowerCase(),
      counted: node.matches("article"),
    }));
    groups = [...document.querySelectorAll(".grid tbody")];
    total = items.filter((item) => item.counted).length;
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

  function filter() {
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
    const noun = total === 1 ? "divergence" : "divergences";
    form.elements.shown.value = shown === total ? `${total} ${noun}` : `${shown} of ${total} ${noun}`;
  }

  // What a link leads to must show: a filter that hides it is undone, a fold opened.
  function reveal() {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
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
  // The review desk replaces what the page shows.
  document.addEventListener("renewed", know);
  know();
  reveal();
})();
