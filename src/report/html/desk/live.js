// Replaces the page above the form as sources, rules and ledgers change.
(() => {
  const { main, tell, regain } = desk;
  const number = (page) => Number(page.querySelector("meta[name=version]").content);
  let version = number(document);
  const filter = document.getElementById("filter");

  /** How an element is found again: by the next id about it, and its number among its like in there. */
  function spot(node) {
    const home = node.closest("[id]");
    return home && { id: home.id, tag: node.tagName, n: node === home ? -1 : [...home.querySelectorAll(node.tagName)].indexOf(node) };
  }
  function found({ id, tag, n }) {
    const home = document.getElementById(id);
    return n < 0 ? home : home?.querySelectorAll(tag)[n];
  }

  /** The stories of a page by their ids, as text; what follows them by the id of its own. */
  function parts(html) {
    const body = html.slice(html.indexOf("<main>") + "<main>".length, html.indexOf("</main>"));
    const cut = body.split(/(?=<section class="(?:story|problems)" id=")/).slice(1);
    return new Map(cut.map((part) => [/id="([^"]+)"/.exec(part)[1], part]));
  }
  /** What the page was made of; null until that is known. */
  let known = null;

  /** The parts that are not as they were; null where others have come or gone. */
  function stale(now) {
    const same = known?.size === now.size && [...now.keys()].every((id) => known.has(id));
    return same ? [...now.keys()].filter((id) => known.get(id) !== now.get(id)) : null;
  }

  function put(html, now, changed) {
    if (!changed) {
      main.innerHTML = html.slice(html.indexOf("<main>") + "<main>".length, html.indexOf("</main>"));
      return;
    }
    for (const id of changed) {
      // A template would read what is held back as if there were no script.
      const made = document.createElement("div");
      made.innerHTML = now.get(id);
      document.getElementById(id).replaceWith(made.firstElementChild);
    }
  }

  function replace(html) {
    const head = new DOMParser().parseFromString(html.slice(0, html.indexOf("<main>")), "text/html");
    const now = parts(html);
    const changed = stale(now);
    const homes = changed?.map((id) => document.getElementById(id)) ?? [main];
    const inside = (query) => homes.flatMap((home) => [...home.querySelectorAll(query)]);
    const folds = inside("details:not([id])").map((fold) => [spot(fold), fold.open]);
    const opened = inside("details[id][open]").map((fold) => fold.id);
    const focused = main.contains(document.activeElement) && spot(document.activeElement);
    const sight = desk.article() ?? [...main.querySelectorAll("[id]")].find((node) => node.getBoundingClientRect().bottom > 0);
    const before = sight && [sight.id, sight.getBoundingClientRect().top];

    put(html, now, changed);
    known = now;
    const nav = document.querySelector("nav.stories");
    const newNav = head.querySelector("nav.stories");
    if (nav && newNav) nav.replaceWith(newNav);
    document.title = head.title;
    document.querySelector("h1").textContent = head.title;
    const chosen = new FormData(filter);
    document.querySelector(".tally").replaceWith(head.querySelector(".tally"));
    for (const part of ["fieldset", "[name=source]"]) filter.querySelector(part).replaceWith(head.querySelector(`#filter ${part}`));
    for (const box of filter.querySelectorAll("[name=kind]")) box.checked = chosen.getAll("kind").includes(box.value);
    filter.elements.source.value = chosen.get("source");
    if (filter.elements.source.selectedIndex < 0) filter.elements.source.value = "";

    for (const [at, open] of folds) {
      const fold = at && found(at);
      if (fold) fold.open = open;
    }
    document.dispatchEvent(new Event("renewed"));
    for (const fold of opened.map(late.find).filter(Boolean)) fold.open = true;
    if (focused) late.find(focused.id);
    regain();
    if (desk.article()) late.build(desk.article());
    document.dispatchEvent(new Event("taken"));
    if (before) {
      const now = document.getElementById(before[0]) ?? desk.article();
      if (now) scrollBy(0, now.getBoundingClientRect().top - before[1]);
    }
    if (focused) found(focused)?.focus({ preventScroll: true });
    version = number(head);
  }

  /** Learns what a large page was made of, so that a decision need not replace all of it. */
  async function prime() {
    const html = await (await fetch("/")).text();
    const head = new DOMParser().parseFromString(html.slice(0, html.indexOf("<main>")), "text/html");
    if (number(head) === version) known ??= parts(html);
  }

  let line = Promise.resolve();
  /** Fetches the page as it stands; one after the other. */
  desk.renew = () => {
    line = line.then(async () => {
      const response = await fetch("/");
      if (response.ok) replace(await response.text());
    }).catch(() => {});
    return line;
  };

  const seen = () => new Promise((go) => document.hidden ? document.addEventListener("visibilitychange", go, { once: true }) : go());
  const wait = (ms) => new Promise((go) => setTimeout(go, ms));

  // A window that nobody looks at asks nothing: browsers allow six at a time to ask.
  async function listen() {
    let lost = false;
    for (;;) {
      await seen();
      try {
        const response = await fetch(`/news?since=${version}`);
        if (response.status === 403) return tell("This desk was closed. Open the link of the new one; what you typed is kept in this window.", true);
        if (!response.ok) throw new Error();
        const now = (await response.json()).version;
        if (lost) tell("The desk is back.");
        lost = false;
        if (now !== version) await desk.renew();
      } catch {
        if (!lost) tell("The desk is closed, or cannot be reached. What you typed is kept in this window.", true);
        lost = true;
        await wait(2000);
      }
    }
  }
  desk.count();
  desk.show();
  if (main.querySelector("noscript")) prime().catch(() => {});
  listen();
})();
