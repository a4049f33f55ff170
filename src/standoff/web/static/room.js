// Highlighting both ways in the Reader, and keys. Every page works without it.
"use strict";

(() => {
  const typing = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // Keys: an element with data-key is pressed by that key; a disclosure with the id "keys" opens by "?".
  const keys = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target)) return;
    if (event.key === "?" && keys) {
      keys.open = !keys.open;
      keys.scrollIntoView({ block: "nearest" });
      return event.preventDefault();
    }
    if (event.key === "e" && document.body.classList.contains("reviewing")) {
      const field = document.querySelector(".fields input:not([type=hidden]), .fields select, .fields textarea");
      if (field) field.focus();
      return event.preventDefault();
    }
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (pressed) {
      event.preventDefault();
      pressed.click();
    }
  });

  // Files that are too large together are told before they are sent.
  const files = document.getElementById("files");
  const tooLarge = document.getElementById("too-large");
  if (files && tooLarge) {
    const most = Number(files.dataset.most);
    files.form.addEventListener("submit", (event) => {
      const all = [...files.files].reduce((sum, file) => sum + file.size, 0);
      tooLarge.hidden = all <= most;
      if (tooLarge.hidden) return;
      event.preventDefault();
      tooLarge.textContent = `These are ${Math.ceil(all / 1e6)} MB, and no more than ${most / 1e6} MB can be sent at once: `
        + "choose fewer or smaller files, or add them on the command line with standoff add.";
      files.focus();
    });
  }

  // The Reader.
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;
  const words = new Map();
  for (const piece of sheet.querySelectorAll(".w")) {
    for (const place of piece.dataset.r.split(" ")) {
      if (!words.has(place)) words.set(place, []);
      words.get(place).push(piece);
    }
  }
  const cards = [...sheet.querySelectorAll(".card")];
  const cardOf = new Map(cards.map((card) => [card.dataset.place, card]));
  const unmark = (name) => sheet.querySelectorAll("." + name).forEach((element) => element.classList.remove(name));
  const show = (card, name) => {
    unmark(name);
    card.classList.add(name);
    for (const piece of words.get(card.dataset.place) || []) piece.classList.add(name);
  };
  const choose = (card) => {
    show(card, "on");
    const link = card.querySelector(".kind");
    history.replaceState(null, "", link.href);
    link.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const first = (words.get(card.dataset.place) || [])[0];
    if (first) first.scrollIntoView({ block: "nearest" });
  };

  for (const card of cards) {
    card.addEventListener("mouseenter", () => show(card, "near"));
    card.addEventListener("mouseleave", () => unmark("near"));
    card.addEventListener("focusin", () => show(card, "near"));
    card.querySelector(".kind").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(card);
    });
  }
  const cardsOn = (piece) => piece.dataset.r.split(" ").map((place) => cardOf.get(place))
    .filter((card) => card && card.offsetParent !== null);
  sheet.addEventListener("mouseover", (event) => {
    const piece = event.target.closest(".w");
    if (!piece) return;
    unmark("near");
    cardsOn(piece).forEach((card) => card.classList.add("near"));
  });
  sheet.addEventListener("mouseout", (event) => { if (event.target.closest(".w")) unmark("near"); });
  sheet.addEventListener("click", (event) => {
    const piece = event.target.closest(".w");
    if (!piece || String(getSelection())) return;
    const found = cardsOn(piece);
    if (!found.length) return;
    const now = found.findIndex((card) => card.classList.contains("on"));
    choose(found[(now + 1) % found.length]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key !== "j" && event.key !== "k") return;
    const seen = cards.filter((card) => card.offsetParent !== null);
    const now = seen.findIndex((card) => card.classList.contains("on"));
    const pointed = now < 0 ? seen.find((card) => (words.get(card.dataset.place) || []).some(isPointed)) : null;
    const next = pointed || seen[event.key === "j" ? now + 1 : Math.max(now - 1, 0)];
    if (next) choose(next);
  });

  const isPointed = (piece) => piece.closest("mark") !== null;

  // A selection of the text becomes an address.
  const address = document.getElementById("selection");
  const placeOf = (node, offset) => {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".text");
    if (!line) return null;
    const before = document.createRange();
    before.selectNodeContents(line);
    before.setEnd(node, offset);
    return Number(line.dataset.start) + [...before.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!address || !chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    address.href = `/documents/${sheet.dataset.document}?start=${start}&end=${end}#words`;
    address.hidden = false;
  });
})();
