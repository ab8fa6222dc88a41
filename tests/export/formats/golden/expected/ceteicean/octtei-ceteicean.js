// Behaviours for CETEIcean (addBehaviors) that show editions of octtei: notes open, speakers are named, each repair
// says what stood there. They only add to the elements, so that the TEI stays whole in the page.
"use strict";
const octteiBehaviors = (() => {
  let notes = 0;

  function note(element) {
    const doc = element.ownerDocument;
    const number = element.getAttribute("n") || "*";
    const body = doc.createElement("div");
    body.id = `octtei-note-${++notes}`;
    body.className = "octtei-note";
    body.setAttribute("popover", "auto");
    body.setAttribute("role", "note");
    body.append(...element.childNodes);
    const call = doc.createElement("button");
    call.type = "button";
    call.className = "octtei-call";
    call.textContent = number;
    call.setAttribute("aria-label", `note ${number}`);
    call.setAttribute("popovertarget", body.id);
    body.addEventListener("toggle", () => {
      if (!body.matches(":popover-open")) return;
      const at = call.getBoundingClientRect(), box = body.getBoundingClientRect();
      body.style.top = `${Math.max(8, Math.min(at.bottom + 8, innerHeight - box.height - 8))}px`;
      body.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 24))}px`;
    });
    element.append(call, body);
  }

  function choice(element) {
    const raw = element.querySelector("tei-sic, tei-orig");
    const now = element.querySelector("tei-corr, tei-reg");
    if (!raw || !now) return;
    const why = ["ana", "resp", "cert"].map((name) => now.getAttribute(name)).filter(Boolean).join(" ");
    element.setAttribute("data-raw", raw.textContent.trim() || "∅");
    element.setAttribute("data-why", why.replaceAll("#", ""));
    element.tabIndex = 0;
  }

  function speech(element) {
    const who = element.getAttribute("who") || element.getAttribute("source") || "";
    if (!who.startsWith("#") || element.hasAttribute("prev")) return;
    const root = element.closest("tei-tei");
    const names = who.split(/\s+/).map((id) => {
      const person = [...root.querySelectorAll("tei-person")].find((p) => `#${p.id}` === id);
      return person?.querySelector("tei-persname")?.textContent.trim() || id.slice(1);
    });
    element.setAttribute("data-who", names.join(", "));
  }

  return { tei: { note, choice, said: speech, quote: speech, q: speech } };
})();
