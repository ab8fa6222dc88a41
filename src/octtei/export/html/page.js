// Comfort, nothing that reading needs: notes open where they are called, one tab stop for the repairs of a paragraph,
// Escape puts the word about a repair away.
"use strict";
(() => {
  const opened = document.getElementById("octtei-note");
  const inside = opened.querySelector(".content");
  const narrow = matchMedia("(max-width: 40rem)");

  function place(call) {
    if (narrow.matches) return;
    const at = call.getBoundingClientRect(), box = opened.getBoundingClientRect();
    const below = at.bottom + 8, room = innerHeight - box.height - 8;
    opened.style.top = `${Math.max(8, below <= room ? below : at.top - box.height - 8)}px`;
    opened.style.left = `${Math.max(8, Math.min(at.left - 24, document.documentElement.clientWidth - box.width - 8))}px`;
  }

  function show(call, note) {
    const copy = note.querySelector(".content").cloneNode(true);
    copy.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
    copy.querySelectorAll("[tabindex]").forEach((e) => e.setAttribute("tabindex", "0"));
    copy.lang = note.closest("[lang]").lang;
    inside.replaceChildren(...copy.childNodes);
    inside.lang = copy.lang;
    opened.setAttribute("aria-label", call.getAttribute("aria-label") || "Note");
    opened.showPopover();
    place(call);
    opened.querySelector("button").focus({ preventScroll: true });
    opened.addEventListener("toggle", (e) => { if (e.newState === "closed") call.focus({ preventScroll: true }); }, { once: true });
  }

  if (opened.showPopover) {
    document.addEventListener("click", (event) => {
      const call = event.target.closest("a.noteref[href^='#']");
      if (!call || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const note = document.getElementById(decodeURIComponent(call.getAttribute("href").slice(1)));
      if (!note || !note.closest(".notes")) return;
      event.preventDefault();
      show(call, note);
    });
  }

  const block = (word) => word.closest("p, li, h1, h2, h3, h4, h5, h6, .l") || word.parentElement;
  for (const edition of document.querySelectorAll(".edition")) {
    const words = [...edition.querySelectorAll(".repair")];
    const marks = edition.querySelector(".with-marks");
    const stops = () => {
      let before = null;
      for (const word of words) {
        const here = block(word);
        word.tabIndex = marks.checked && here !== before ? 0 : -1;
        before = here;
      }
    };
    marks.addEventListener("change", stops);
    stops();
    edition.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step && words[words.indexOf(event.target) + step];
      if (!next || !words.includes(event.target)) return;
      event.preventDefault();
      next.focus();
    });
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.body.classList.add("quiet");
  });
  for (const kind of ["pointerover", "focusin"]) {
    addEventListener(kind, (event) => {
      document.body.classList.remove("quiet");
      const word = event.target.closest?.("[data-why]"), column = word?.closest(".reading, .content");
      if (!column) return;
      const at = word.getBoundingClientRect().left - column.getBoundingClientRect().left;
      column.style.setProperty("--at", `${at}px`);
    });
  }

  const corpus = document.title;
  const name = () => {
    const edition = document.querySelector(".corpus .edition:target, .corpus .edition:has(:target)");
    if (document.querySelector(".corpus")) {
      document.title = edition ? edition.querySelector("header > :first-child").textContent : corpus;
    }
  };
  addEventListener("hashchange", () => {
    name();
    if (opened.matches(":popover-open")) opened.hidePopover();
  });
  name();
})();
