"use strict";
// The page is whole without this. It shows the evidence of the statement that is pointed at,
// or that has the focus.
(() => {
  let now = null;
  let opened = null;

  function show(id) {
    const card = id && document.getElementById(id);
    if (card === now) return;
    if (now) {
      now.classList.remove("now");
      for (const mark of document.querySelectorAll(".text .now")) mark.classList.remove("now");
      if (opened) opened.open = false;
    }
    now = card || null;
    opened = null;
    if (!now) return;
    now.classList.add("now");
    for (const mark of document.querySelectorAll(`mark[data-of~="${id}"]`)) mark.classList.add("now");
    const fold = now.querySelector("details");
    if (!fold.open) {
      fold.open = true;
      opened = fold;
    }
    const notes = now.closest(".notes");
    if (getComputedStyle(now).position === "fixed") {
      // The card must not lie over the words that it is about.
      document.getElementById(`m${id}`).scrollIntoView({ block: "nearest" });
    } else if (notes.scrollHeight > notes.clientHeight) {
      notes.scrollTop += now.getBoundingClientRect().top - notes.getBoundingClientRect().top - 8;
    }
  }

  const of = (target) => {
    const ref = target.closest?.("a.ref");
    if (ref) return ref.hash.slice(1);
    return target.closest?.("mark[data-of]")?.dataset.of.split(" ")[0];
  };

  document.documentElement.classList.add("scripted");
  document.addEventListener("mouseover", (event) => {
    const id = of(event.target);
    if (id) show(id);
  });
  document.addEventListener("focusin", (event) => {
    const id = of(event.target);
    if (id) show(id);
  });
  document.addEventListener("click", (event) => {
    const id = of(event.target);
    if (id) {
      // The evidence is beside the words, or beneath them: nobody need be taken away.
      event.preventDefault();
      show(id);
    } else if (!event.target.closest?.(".notes")) {
      show(null);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(null);
  });
})();
