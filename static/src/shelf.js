// @ts-check
/** The list of sessions: searching it, and its keys. Everything works without this. */

import { Device } from "./device.js";
import { on } from "./dom.js";
import { keysOn, switchKeys } from "./single_keys.js";

const device = new Device();
const keys = /** @type {HTMLInputElement} */ (document.getElementById("keys-on"));

const MINUTE_MS = 60_000;
const search = /** @type {HTMLInputElement | null} */ (document.getElementById("search"));
const none = document.getElementById("none");
const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-code]")]);
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-section]")]);

/** What is compared: letters of any width and case, codes with and without their space. */
const plain = (/** @type {string} */ text) => text.normalize("NFKC").toLowerCase();
const read = (/** @type {HTMLElement} */ card) =>
  plain(`${card.querySelector(".session__words")?.textContent} ${card.dataset.code}`);

function find() {
  const wanted = plain(search?.value ?? "")
    .split(/\s+/)
    .filter(Boolean);
  for (const card of cards) {
    const words = read(card);
    const item = /** @type {HTMLElement} */ (card.closest("li"));
    item.hidden = !wanted.every((word) => words.includes(word));
  }
  for (const section of sections) {
    section.hidden = !section.querySelector("li:not([hidden]) [data-code]");
    if (section instanceof HTMLDetailsElement && wanted.length > 0) section.open = true;
  }
  if (none) none.hidden = sections.some((section) => !section.hidden);
}

/** @type {Record<string, () => void>} */
const KEYS = {
  n: () => document.getElementById("new-session")?.click(),
  "/": () => search?.focus(),
  p: () => {
    const card = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-code]"));
    const code = (card ?? cards[0])?.dataset.code;
    if (code) location.assign(`/sessions/${code}#print`);
  },
  "?": () => /** @type {HTMLElement | null} */ (document.querySelector(".header__help"))?.click(),
};

/** Say how long it is until sessions of today are to begin; nothing once they should have. */
function count() {
  for (const soon of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-begins]")
  )) {
    const left = Math.max(0, Math.ceil((Number(soon.dataset.begins) - Date.now()) / MINUTE_MS));
    const words = (left >= 60 ? soon.dataset.long : soon.dataset.short) ?? "";
    const numbers = { h: Math.floor(left / 60), m: left % 60 };
    soon.textContent = words.replace(/\{([hm])\}/g, (_, of) =>
      String(numbers[/** @type {"h" | "m"} */ (of)]),
    );
    soon.hidden = left === 0;
  }
}

/** @param {EventTarget | null} target */
const typing = (target) =>
  target instanceof Element &&
  target.closest("input:not([type=checkbox]), textarea, select") !== null;

on(search, "input", find);
on(search, "keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !search) return;
  search.value = "";
  find();
});
on(document, "keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const deed = typing(event.target) || !keys.checked ? undefined : KEYS[plain(event.key)];
  if (!deed) return;
  event.preventDefault();
  deed();
});
keys.checked = keysOn(device);
on(keys, "change", () => switchKeys(device, keys.checked));
/** @type {HTMLElement} */ (keys.closest("label")).hidden = false;
setInterval(count, MINUTE_MS / 6);
const field = /** @type {HTMLElement | null} */ (search?.closest("label") ?? null);
if (field) field.hidden = false;
