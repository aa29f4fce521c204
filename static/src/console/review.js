// @ts-check
/**
 * What a facilitator has to look at: notes that wait in the queue, and, where everyone is
 * anonymous or the category is taboo, notes that the stage does not show before they were seen.
 *
 * The first few of them stand in a list of their own; whatever is decided makes room for the next.
 * It has keys of its own while the focus is in it.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {import("./records.js").Part} Part
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import {
  APPROVE_NOTES,
  HIDE_NOTES,
  KEEP_OFF_STAGE,
  LET_ON_STAGE,
  NOTE,
  PART,
  SET_QUEUE,
} from "../protocol.js";
import { composing } from "../typing.js";
import { n, t } from "../words.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const AT_ONCE = 8; // as many as a page of the stage
const MOST = 300; // that one action may carry

export class Review {
  #root = /** @type {HTMLElement} */ (document.getElementById("review"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector(".review__list"));
  #switch = /** @type {HTMLInputElement} */ (document.getElementById("queue-on"));
  #waits = /** @type {HTMLElement} */ (document.getElementById("waits"));
  #store;
  #send;
  #board;
  /** @type {Note[]} */
  #notes = [];

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   board: import("./board.js").Board}} parts
   */
  constructor({ store, send, board }) {
    this.#store = store;
    this.#send = send;
    this.#board = board;
    on(this.#root, "click", (event) => this.#pressed(/** @type {Element} */ (event.target)));
    on(this.#root, "keydown", (event) => this.#key(event));
    on(this.#switch, "change", () => {
      void this.#send(SET_QUEUE, { part: this.#board.part, on: this.#switch.checked });
    });
    watch(store, ["session", PART, NOTE], () => this.show());
  }

  /** Let the keyboard go to the first note that is to be looked at. */
  focus() {
    const first = this.#list.firstElementChild ?? this.#root;
    if (!this.#root.hidden) /** @type {HTMLElement} */ (first).focus();
  }

  /** Let in as many as are listed: the key stands on the button, wherever the keyboard is. */
  letIn() {
    if (this.#root.checkVisibility()) this.#let(this.#notes.slice(0, AT_ONCE));
  }

  /** Draw again, for example when another part is on the board. */
  show() {
    const part = /** @type {Part | undefined} */ (this.#store.get(PART + this.#board.part));
    const takes = part !== undefined && (part.question !== null || part.kind === "checkin");
    /** @type {HTMLElement} */ (this.#switch.closest("label")).hidden = !takes;
    this.#switch.checked = part?.queue ?? false;
    this.#notes = this.#toSee(this.#board.part);
    const shown = this.#notes.slice(0, AT_ONCE);
    this.#root.hidden = shown.length === 0;
    this.#say(shown.length);
    replaceChildrenKeyed(this.#list, shown, {
      key: ({ id }) => id,
      create: () => copy("review-note"),
      update: (row, note) => this.#paint(row, note, part),
    });
    this.#warn();
  }

  /** @param {number} shown */
  #say(shown) {
    const queued = this.#notes.filter((note) => note.desk?.queued).length;
    const unseen = this.#notes.length - queued;
    const words = {
      queued: queued ? n("{n} note waits", "{n} notes wait", queued) : "",
      unseen: unseen
        ? n("{n} note to see before the stage", "{n} notes to see before the stage", unseen)
        : "",
    };
    counted.tell("review", [words.queued, words.unseen].filter(Boolean).join(t(", ")));
    fill(this.#root, {
      ...words,
      page: n("Let this one in", "Let these {n} in", shown),
      all: n("Let in {n} note", "Let in all {n} notes", this.#notes.length),
    });
    const all = /** @type {HTMLElement} */ (this.#root.querySelector("[data-deed=all]"));
    all.hidden = this.#notes.length <= shown;
  }

  /** Beside the big button: what will not appear, whatever it shows. */
  #warn() {
    const here = session(this.#store)?.stop.part ?? "";
    const waiting = this.#toSee(here);
    const queued = waiting.filter((note) => note.desk?.queued).length;
    const unseen = waiting.length - queued;
    this.#waits.hidden = waiting.length === 0;
    const words = [
      queued ? n("{n} note is held back", "{n} notes are held back", queued) : "",
      unseen
        ? n("{n} note is not on the stage yet", "{n} notes are not on the stage yet", unseen)
        : "",
    ];
    fill(this.#waits, { waits: words.filter(Boolean).join(t(", ")) });
  }

  /** @param {string} part */
  #toSee(part) {
    const all = this.#store.entries(NOTE).map(([, note]) => /** @type {Note} */ (note));
    const here = all.filter((note) => note.part === part && !note.hidden && !note.under);
    const queued = here.filter((note) => note.desk?.queued);
    return [
      ...queued,
      ...here.filter((note) => !note.desk?.queued && note.desk?.stage === "unseen"),
    ];
  }

  /**
   * @param {HTMLElement} row
   * @param {Note} note
   * @param {Part | undefined} part
   */
  #paint(row, note, part) {
    const category = part?.categories.find(({ id }) => id === note.category) ?? null;
    fillNote(/** @type {HTMLElement} */ (row.querySelector(".note")), note, category);
    const queued = note.desk?.queued ?? false;
    fill(row, { let: queued ? t("Let in") : t("Seen, may be shown") });
    const off = /** @type {HTMLElement} */ (row.querySelector("[data-deed=off]"));
    off.hidden = queued;
    const mark = /** @type {HTMLElement} */ (row.querySelector(".review__mark"));
    mark.hidden = !note.desk?.personal;
  }

  /** @param {Element} target */
  #pressed(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("button[data-deed]"));
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-key]"));
    const deed = button?.dataset.deed;
    if (deed === "page") this.letIn();
    else if (deed === "all") this.#let(this.#notes.slice(0, MOST));
    else if (deed && row) this.#do(deed, row);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || composing(event)) return;
    const row = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (event.target).closest("[data-key]")
    );
    const key = event.key.length === 1 ? event.key.normalize("NFKC").toLowerCase() : event.key;
    const deed = { y: "let", f: "off", h: "hide" }[key];
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[key];
    if (key === "y" && event.shiftKey) this.letIn();
    else if (deed && row) this.#do(deed, row);
    else if (step && row) /** @type {any} */ (row)[step]?.focus();
    else return;
    event.preventDefault();
  }

  /**
   * @param {string} deed
   * @param {HTMLElement} row the keyboard goes on to the one after it
   */
  #do(deed, row) {
    const note = this.#notes.find(({ id }) => id === row.dataset.key);
    if (!note) return;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    if (row.contains(document.activeElement)) {
      /** @type {HTMLElement} */ (next ?? this.#list).focus();
    }
    if (deed === "let") this.#let([note]);
    else if (deed === "hide") void this.#send(HIDE_NOTES, { notes: [note.id] });
    else if (!note.desk?.queued) void this.#send(KEEP_OFF_STAGE, { notes: [note.id] });
  }

  /** @param {Note[]} notes */
  #let(notes) {
    const queued = notes.filter((note) => note.desk?.queued).map(({ id }) => id);
    const others = notes.filter((note) => !note.desk?.queued).map(({ id }) => id);
    if (queued.length > 0) void this.#send(APPROVE_NOTES, { notes: queued });
    if (others.length > 0) void this.#send(LET_ON_STAGE, { notes: others });
  }
}
