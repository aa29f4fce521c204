// @ts-check
/**
 * The notes in a tray of the board: chosen or not, lit or not, with how many relate to them.
 *
 * What each element shows is remembered here and never read from the page, and only what differs
 * is touched: of a thousand notes the one that came is what a drawing costs.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {import("./records.js").Part} Part
 */

import { copy, fill } from "../dom.js";
import { fillNote, speak } from "../note.js";
import { page } from "../page.js";
import { NOTE } from "../protocol.js";
import { t } from "../words.js";
import { Leaves } from "./leaves.js";
import { showMarks } from "./marks.js";
import { desk } from "./records.js";
import { say } from "./tables.js";

/**
 * @typedef {{element: HTMLElement, note: Note, lit: boolean, chosen: boolean}} Pick
 * @typedef {{leaves: Leaves, picks: Map<string, Pick>, order: string}} Tray
 */

export class Picks {
  /** @type {WeakMap<HTMLElement, Tray>} */
  #trays = new WeakMap();
  #store;
  #selection;

  /**
   * @param {import("./records.js").Store} store
   * @param {import("./selection.js").Selection} selection
   */
  constructor(store, selection) {
    this.#store = store;
    this.#selection = selection;
  }

  /**
   * Show these notes, and no others, in a tray.
   *
   * @param {HTMLElement} tray
   * @param {readonly Note[]} notes
   * @param {Part | undefined} part
   */
  show(tray, notes, part) {
    const shown = this.#trays.get(tray) ?? this.#take(tray);
    const spotlight = new Set(desk(this.#store)?.spotlight);
    for (const note of notes) {
      const [lit, chosen] = [spotlight.has(note.id), this.#selection.has(note.id)];
      const before = shown.picks.get(note.id);
      if (before?.note === note && before.lit === lit && before.chosen === chosen) continue;
      const element = before?.element ?? fresh(note.id);
      shown.picks.set(note.id, { element, note, lit, chosen });
      const face = /** @type {HTMLElement} */ (element.querySelector(".pick__face"));
      element.classList.toggle("pick--lit", lit);
      element.classList.toggle("pick--chosen", chosen);
      face.setAttribute("aria-pressed", String(chosen));
      if (before?.note !== note) paint(element, face, note, part);
    }
    this.#order(shown, notes);
  }

  /**
   * @param {Tray} shown
   * @param {readonly Note[]} notes
   */
  #order(shown, notes) {
    const ids = notes.map(({ id }) => id);
    const order = ids.join();
    if (order === shown.order) return;
    shown.order = order;
    const staying = new Set(ids);
    for (const [id, { element }] of shown.picks) {
      if (staying.has(id)) continue;
      element.remove();
      shown.picks.delete(id);
    }
    shown.leaves.bind(ids.map((id) => /** @type {Pick} */ (shown.picks.get(id)).element));
  }

  /**
   * A tray that the server may have filled: what it painted are the records of the page.
   *
   * @param {HTMLElement} tray
   */
  #take(tray) {
    const leaves = new Leaves(tray, { wide: tray.matches(".board__notes") });
    /** @type {Tray} */
    const shown = { leaves, picks: new Map(), order: "" };
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (tray.querySelectorAll(".pick"))) {
      const id = element.dataset.key ?? "";
      const note = /** @type {Note} */ (page.snapshot.put[NOTE + id]);
      shown.picks.set(id, { element, note, lit: false, chosen: false });
    }
    this.#trays.set(tray, shown);
    return shown;
  }
}

/** @param {string} id */
function fresh(id) {
  const element = copy("pick");
  element.dataset.key = id;
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} face
 * @param {Note} note
 * @param {Part | undefined} part
 */
function paint(element, face, note, part) {
  const category = part?.categories.find(({ id }) => id === note.category) ?? null;
  fillNote(/** @type {HTMLElement} */ (element.querySelector(".note")), note, category);
  const times = /** @type {HTMLElement} */ (element.querySelector(".note__times"));
  times.title = note.times > 1 ? t("{n} notes say this", { n: note.times }) : "";
  const related = note.relates ? t("I relate {n}", { n: note.relates }) : "";
  const channel = /** @type {HTMLElement} */ (element.querySelector("[data-slot=channel]"));
  channel.hidden = !note.channel;
  fill(channel, { channel: say("channels", note.channel ?? "") });
  const count = /** @type {HTMLElement} */ (element.querySelector(".pick__relates"));
  count.hidden = related === "";
  fill(count, { relates: related });
  const lines = note.replies.filter(({ hidden }) => !hidden).map(({ text }) => `↳ ${text}`);
  fill(element, { replies: lines.join("\n") });
  speak(face, note.text);
  face.setAttribute("aria-label", related ? `${note.text} (${related})` : note.text);
  element.classList.toggle("pick--hidden", note.hidden);
  showMarks(element, note);
}
