// @ts-check
/** The list of sessions: searching it, narrowing it down, and its keys. It works without this. */

import { sendNothingByConversion } from "./conversions.js";
import { Device } from "./device.js";
import { fill, on } from "./dom.js";
import { Focus } from "./focus.js";
import { followServer } from "./list_away.js";
import { holdBackTooLong } from "./most.js";
import { sendOnce } from "./once.js";
import { ListAddress } from "./shelf_address.js";
import { Filters } from "./shelf_filters.js";
import { keysOn, switchKeys } from "./single_keys.js";
import { bringStageToFront } from "./to_stage.js";
import { composing } from "./typing.js";

const device = new Device();
for (const zone of document.querySelectorAll("input[name=zone]")) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  /** @type {HTMLInputElement} */ (zone).value = timeZone;
}
holdBackTooLong();
bringStageToFront();
sendNothingByConversion();
sendOnce();
const keys = /** @type {HTMLInputElement} */ (document.getElementById("keys-on"));

const MINUTE_MS = 60_000;
const AGAIN_MS = 3000;
const LINES = 2; // of a session that say why it was found
const IN_BIN = "[data-section=bin]";
const search = /** @type {HTMLInputElement | null} */ (document.getElementById("search"));
const result = /** @type {HTMLElement | null} */ (document.getElementById("found"));
const clear = document.getElementById("clear");
const part = document.getElementById("search-part");
const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-code]")]);
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-section]")]);

/** What is compared: letters of any width and case, codes with and without their space. */
const plain = (/** @type {string} */ text) => text.normalize("NFKC").toLowerCase();
const shown = new Map(
  cards.map((card) => [
    card,
    plain(`${card.querySelector(".session__words")?.textContent} ${card.dataset.code}`),
  ]),
);
/** @type {Record<string, string[]>} by code: the questions of a session, and what was seen in it */
let lines = {};
let asked = false;
let failed = false;
/** @type {Set<HTMLDetailsElement>} what was opened to show what was found */
const opened = new Set();
const filters = new Filters(() => {
  address.write();
  find();
});
const address = new ListAddress(() => {
  const words = search?.value.trim();
  return [...(words ? /** @type {[string, string][]} */ ([["q", words]]) : []), ...filters.tell()];
});

/** Ask once for what is not to be read on the cards; where no answer comes, again after a while. */
async function learn() {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch("/sessions/lines");
    if (!answer.ok) throw new Error(String(answer.status));
    lines = await answer.json();
    failed = false;
  } catch {
    failed = true;
    setTimeout(() => {
      asked = false;
      if (search?.value) void learn();
    }, AGAIN_MS);
  }
  find();
}

/** Whether a card is among what was found. @param {HTMLElement} card */
const stays = (card) => !card.closest("li")?.hidden;

function find() {
  const wanted = plain(search?.value ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const narrowed = wanted.length > 0 || filters.many > 0;
  const admitted = filters.admits();
  for (const [card, words] of shown) {
    const item = /** @type {HTMLElement} */ (card.closest("li"));
    const said = lines[card.dataset.code ?? ""] ?? [];
    const missed = wanted.filter((word) => !words.includes(word));
    item.hidden =
      !admitted(card) || !missed.every((word) => said.some((line) => plain(line).includes(word)));
    tell(card, item.hidden ? [] : missed, said);
  }
  if (part) part.hidden = !failed || wanted.length === 0;
  for (const section of sections) {
    const size = section.querySelectorAll("li:not([hidden]) > [data-code]").length;
    section.hidden = size === 0;
    fill(section, { size: `(${size})` });
    if (section instanceof HTMLDetailsElement) unfold(section, narrowed);
  }
  say(narrowed);
}

/**
 * Open what was put away as long as something is looked for in it.
 *
 * @param {HTMLDetailsElement} section
 * @param {boolean} narrowed
 */
function unfold(section, narrowed) {
  if (narrowed && !section.open) opened.add(section);
  if (narrowed) section.open = true;
  else if (opened.delete(section)) section.open = false;
}

/** Say how many were found. @param {boolean} narrowed */
function say(narrowed) {
  if (!result || !clear) return;
  const size = cards.filter(stays).length;
  const { none = "", one = "", many = "" } = result.dataset;
  const words = size === 0 ? none : size === 1 ? one : many.replace("{n}", String(size));
  fill(result, { found: narrowed ? words : "" });
  clear.hidden = !narrowed;
}

/** Show all sessions again; whoever pressed it goes on where they may narrow down anew. */
function showAll() {
  if (search) search.value = "";
  filters.clear();
  address.write();
  find();
  (filters.opener ?? search)?.focus();
}

/**
 * Show the lines for which a card was found, where it does not say itself why.
 *
 * @param {HTMLElement} card
 * @param {string[]} words that its lines hold
 * @param {string[]} said
 */
function tell(card, words, said) {
  const why = said.filter((line) => words.some((word) => plain(line).includes(word)));
  const found = /** @type {HTMLElement} */ (card.querySelector(".session__found"));
  found.replaceChildren(
    ...why.slice(0, LINES).map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }),
  );
  found.hidden = why.length === 0;
}

/** Open what was found first, as its title does; what lies in the bin is taken out, not opened. */
function openFirst() {
  if (plain(search?.value ?? "").trim() === "") return;
  const inList = "[data-section]:not([data-section=bin]) li:not([hidden])";
  const link = document.querySelector(`${inList} .session__link`);
  /** @type {HTMLElement | null} */ (link)?.click(); // nothing while the server is away (away.js)
}

/** @type {Record<string, () => void>} */
const KEYS = {
  n: () => document.getElementById("new-session")?.click(),
  "/": () => search?.focus(),
  p: () => {
    if (away.on) return away.explain();
    const card = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-code]"));
    if (card?.closest(IN_BIN)) return card.querySelector("button")?.focus(); // first out of the bin
    const code = (card ?? cards.find((each) => stays(each) && !each.closest(IN_BIN)))?.dataset.code;
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

on(search, "focus", () => void learn());
on(search, "input", () => {
  void learn();
  address.writeSoon();
  find();
});
on(search, "change", () => address.write());
on(clear, "click", showAll);
on(search, "keydown", (event) => {
  if (composing(event) || !search) return;
  if (event.key === "Enter") {
    address.write();
    return openFirst();
  }
  if (event.key !== "Escape") return;
  search.value = "";
  address.write();
  find();
});
const focus = new Focus();
on(document, "keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || composing(event)) return;
  const deed = focus.keeps(event) || !keys.checked ? undefined : KEYS[plain(event.key)];
  if (!deed) return;
  event.preventDefault();
  deed();
});
const begun = address.begin();
if (search) search.value = begun.get("q") ?? "";
filters.hear(begun);
if (search?.value) void learn();
const away = followServer(search, filters, address);
find();
keys.checked = keysOn(device);
on(keys, "change", () => switchKeys(device, keys.checked));
/** @type {HTMLElement} */ (keys.closest("label")).hidden = false;
setInterval(count, MINUTE_MS / 6);
const field = /** @type {HTMLElement | null} */ (search?.closest("label") ?? null);
if (field) field.hidden = false;
