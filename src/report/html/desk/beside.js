// The texts of the sources that speak in the divergence in hand, side by side.
(() => {
  const button = desk.form.querySelector("[data-do=beside]");
  let open = false;

  /** A source's lines; in a large report they stand as text until somebody comes near. */
  function lines(text) {
    const late = text.querySelector("noscript");
    if (!late) return text.querySelectorAll("p[data-n]");
    const made = document.createElement("template");
    made.innerHTML = late.textContent;
    return made.content.querySelectorAll("p[data-n]");
  }

  /** Per source the lines in which its words stand. */
  function cited(node) {
    const texts = new Map();
    for (const link of node.querySelectorAll(".versions .spot a")) {
      const words = link.hash.slice(1);
      const text = document.getElementById(words.replace(/^w(\d+-\d+)-.*/, "t$1"));
      if (text) texts.set(text, [...texts.get(text) ?? [], words]);
    }
    return [...texts].sort(([a], [b]) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  }

  function column([text, words]) {
    const made = document.createElement("section");
    const title = text.querySelector("h3, h4");
    const head = document.createElement(title.tagName === "H3" ? "h4" : "h5");
    head.textContent = title.textContent;
    const when = document.createElement("p");
    when.className = "when";
    when.textContent = text.querySelector("header p").textContent.split(" · ")[0];
    const whole = document.createElement("div");
    whole.className = "whole";
    whole.tabIndex = 0;
    whole.setAttribute("role", "group");
    whole.setAttribute("aria-label", `Text of ${title.textContent}`);
    for (const line of lines(text)) {
      const copy = line.cloneNode(true);
      const here = [...copy.querySelectorAll("[id]")].filter((one) => words.includes(one.id));
      copy.classList.toggle("cited", here.length > 0);
      for (const mark of copy.querySelectorAll("mark")) {
        // Marks of other questions would only distract.
        let before = mark.previousElementSibling;
        let ours = false;
        for (; before?.matches(".at"); before = before.previousElementSibling) ours ||= here.includes(before);
        if (!ours) mark.replaceWith(mark.textContent);
      }
      for (const note of copy.querySelectorAll(".note, .at")) note.remove();
      whole.append(copy);
    }
    made.append(head, when, whole);
    return made;
  }

  function show() {
    for (const old of desk.main.querySelectorAll(".beside")) old.remove();
    button.setAttribute("aria-pressed", String(open));
    const node = open && desk.article();
    const texts = node ? cited(node) : [];
    if (texts.length === 0) return;
    const made = document.createElement("div");
    made.className = "beside";
    made.append(...texts.map(column));
    node.querySelector(".versions").after(made);
    for (const whole of made.querySelectorAll(".whole")) {
      const first = whole.querySelector(".cited");
      if (first) whole.scrollTop = first.offsetTop - whole.clientHeight / 3;
    }
  }

  desk.beside = () => {
    open = !open;
    if (open && !desk.hand()) desk.move(1);
    else show();
    desk.main.querySelector(".beside")?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("taken", show);
})();
