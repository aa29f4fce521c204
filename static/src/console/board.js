// @ts-check
/**
 * The board: the notes of one part, in its themes, in the tray of lone voices, or not grouped.
 *
 * Half-typed titles stay. How the notes in a tray look stands in picks.js, what is done with
 * them in grouping.js.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {import("./records.js").Theme} Theme
 * @typedef {import("./records.js").Part} Part
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { LONE, NOTE, PART } from "../protocol.js";
import { n, t } from "../words.js";
import { ByCategory } from "./by_category.js";
import { carry } from "./carrying.js";
import { Dragging } from "./dragging.js";
import { FreshThemes } from "./fresh.js";
import { Grouping } from "./grouping.js";
import { lasso } from "./lasso.js";
import { Menu } from "./menu.js";
import { noteMenu, themeMenu } from "./menus.js";
import { Picks } from "./picks.js";
import { desk, session, themesOf } from "./records.js";
import { Roving } from "./roving.js";
import { noteOf, Selection } from "./selection.js";
import { ThemeTitles } from "./theme.js";
import { watch } from "./watch.js";

const MANY_THEMES = 7; // up to seven can be grasped at a glance
const BY_KEY = 9; // themes that a number key can reach
const LOOSE = ""; // the tray of notes that are not grouped
const TRAYS = ".board__notes, .console-theme__notes";

export class Board {
  #root = /** @type {HTMLElement} */ (document.getElementById("board"));
  #themes = /** @type {HTMLElement} */ (document.getElementById("themes"));
  #loose = /** @type {HTMLElement} */ (document.getElementById("loose"));
  #bar = /** @type {HTMLElement} */ (document.getElementById("chosen"));
  #line = /** @type {HTMLElement} */ (this.#root.querySelector(".board__line"));
  #found = /** @type {HTMLElement} */ (document.getElementById("found"));
  #many = /** @type {HTMLElement} */ (this.#root.querySelector(".board__many"));
  #menu = new Menu();
  #store;
  #near;
  #putRight;
  #correct;
  #selection;
  #picks;
  #roving;
  #grouping;
  #titles;
  #fresh;
  #columns;
  #draw;
  #part = "";
  #flat = false;
  /** @type {string | null} */
  #lookedAt = null;
  /** @type {Map<string, (note: Note) => boolean>} by name */
  #only = new Map();

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   online: () => boolean,
   *   feedback: import("./feedback.js").Feedback, unsent: import("./unsent.js").Unsent,
   *   near: (notes: string[]) => string[],
   *   placed: (notes: string[], theme: string | null) => void,
   *   putRight: (note: string) => void, correct: (note: string) => void}} parts `near` are the
   *   themes that notes may belong to, best first; `placed` hears what the facilitator did with
   *   them; `putRight` opens what was written for somebody, `correct` a proposal to its author
   */
  constructor({ store, send, online, feedback, unsent, near, placed, putRight, correct }) {
    this.#store = store;
    this.#near = near;
    this.#putRight = putRight;
    this.#correct = correct;
    this.#selection = new Selection(this.#root, () => this.#draw());
    this.#picks = new Picks(store, this.#selection);
    this.#roving = new Roving(this.#root);
    this.#grouping = new Grouping({
      store,
      send,
      feedback,
      selection: this.#selection,
      part: () => this.#part,
      flat: () => this.#flat,
      online,
      leave: (ids) => this.#stepOn(ids),
      placed,
    });
    this.#titles = new ThemeTitles({
      themes: this.#themes,
      store,
      grouping: this.#grouping,
      unsent,
      draw: () => this.#draw(),
    });
    this.#fresh = new FreshThemes({
      themes: this.#themes,
      store,
      grouping: this.#grouping,
      unsent,
      draw: () => this.#show(),
      goBack: (note) => this.#goBack(note),
    });
    this.#columns = new ByCategory({ draw: () => this.#draw() });
    this.#listen();
    this.#draw = watch(store, ["session", "console", PART, NOTE, "theme/"], () => this.#show());
  }

  get grouping() {
    return this.#grouping;
  }

  get selection() {
    return this.#selection;
  }

  /** The part whose notes are on the board. */
  get part() {
    return this.#part;
  }

  /** @param {string | null} part another part to look at; null follows the session */
  look(part) {
    const before = this.#part;
    this.#lookedAt = part;
    this.#part = part ?? session(this.#store)?.stop.part ?? "";
    if (this.#part !== before) this.#selection.clear();
    this.#draw();
  }

  /** Whether the notes on the board are read and not grouped. */
  get flat() {
    return this.#flat;
  }

  /**
   * @param {string} name of what filters; several do at once
   * @param {((note: Note) => boolean) | null} only notes to show; null shows all
   */
  filter(name, only) {
    if (only) this.#only.set(name, only);
    else if (!this.#only.delete(name)) return;
    this.#draw();
  }

  /** Let the keyboard go to the first note. */
  begin() {
    this.#first?.focus();
  }

  /** Show the chosen notes large, or the first one. */
  async spotlightFirst() {
    if (this.#selection.targets.length > 0) return this.#grouping.spotlight();
    const first = noteOf(this.#first, ".pick");
    if (first) await this.#grouping.spotlight([first]);
  }

  /** @returns {HTMLElement | null} */
  get #first() {
    const face = ".pick__face";
    const loose = `.board__notes ${face}`;
    return this.#root.querySelector(loose) ?? this.#root.querySelector(face);
  }

  /**
   * Let the keyboard go up or down through the notes.
   *
   * @param {1 | -1} by
   */
  walk(by) {
    this.#roving.walk(by);
  }

  #listen() {
    on(document.getElementById("new-theme"), "click", () => this.group());
    on(this.#root, "click", (event) => this.#clicked(/** @type {Element} */ (event.target)));
    new Dragging(this.#root, (press, event) => this.#drag(press, event));
    on(this.#bar, "click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (button) this.#barPressed(button);
    });
  }

  /**
   * What a press that moves does: it takes the note along, with the chosen ones if it is one of
   * them, or draws a lasso where there is none.
   *
   * @param {import("./dragging.js").Press} press
   * @param {PointerEvent | null} event
   */
  #drag(press, event) {
    if (this.#flat) return null;
    const id = noteOf(press.at, ".pick__face");
    const note = id && this.#grouping.note(id);
    if (note) {
      const notes = this.#selection.has(note.id) ? this.#selection.targets : [note.id];
      return carry({
        notes,
        text: note.text,
        place: (theme, moved) => void this.#grouping.place(theme, moved),
        group: (moved) => this.group(moved),
      });
    }
    const tray = /** @type {HTMLElement | null} */ (press.at.closest(TRAYS));
    if (!tray || press.at.closest(".pick, button, textarea")) return null;
    const before = event?.shiftKey ? this.#selection.ticked : [];
    const { x, y } = press;
    return lasso({
      tray,
      x,
      y,
      choose: (ids) => this.#selection.take([...new Set([...before, ...ids])]),
    });
  }

  /** @param {Element} target */
  #clicked(target) {
    const more = /** @type {HTMLElement | null} */ (target.closest(".pick__more"));
    if (more) this.#openNoteMenu(more);
    const restore = noteOf(target, ".pick__restore");
    if (restore) void this.#grouping.restore(restore);
    const card = /** @type {HTMLElement | null} */ (target.closest(".console-theme"));
    if (card) this.#themeClicked(card, target);
  }

  /**
   * @param {HTMLElement} card
   * @param {Element} target
   */
  #themeClicked(card, target) {
    if (card.matches(".console-theme--fresh")) return; // nothing can be put there yet
    const key = card.dataset.key ?? "";
    const merge = /** @type {HTMLElement | null} */ (target.closest(".console-theme__more"));
    if (merge) this.#openThemeMenu(merge, card, key);
    else if (target.closest(".console-theme__key")) void this.#grouping.place(key);
    // With notes in hand, the whole card is the target; without, it is a place to read.
    else if (this.#selection.size > 0 && !target.closest("button, textarea")) {
      void this.#grouping.place(key);
    }
  }

  /**
   * @param {HTMLElement} opener
   * @param {HTMLElement} card
   * @param {string} theme
   */
  #openThemeMenu(opener, card, theme) {
    const chosen = this.#selection.ticked.filter((id) => this.#grouping.note(id)?.theme === theme);
    const some = chosen.length > 0 && chosen.length < card.querySelectorAll(".pick").length;
    const items = themeMenu(theme, themesOf(this.#store, this.#part), this.#grouping, {
      rename: () => card.querySelector("textarea")?.select(),
      split: some ? () => this.group(chosen) : null,
    });
    this.#menu.open(opener, items);
  }

  /** @param {HTMLElement} more */
  #openNoteMenu(more) {
    const id = noteOf(more, ".pick__more");
    const note = id && this.#grouping.note(id);
    if (!note) return;
    const notes = this.#selection.has(note.id) ? this.#selection.targets : [note.id];
    this.#openMenu(more, notes);
  }

  /**
   * @param {HTMLElement} opener
   * @param {string[]} notes
   */
  #openMenu(opener, notes) {
    const how = {
      group: this.#flat ? null : () => this.group(notes),
      near: this.#near(notes),
      putRight: this.#putRight,
      correct: this.#correct,
    };
    this.#menu.open(opener, noteMenu(notes, this.#store, this.#part, this.#grouping, how));
  }

  /** @param {HTMLElement} button */
  #barPressed(button) {
    const notes = this.#selection.targets;
    const deed = button.dataset.deed;
    if (deed === "move") this.#openMenu(button, notes);
    else if (deed === "theme") this.group(notes);
    else if (deed === "lone") void this.#grouping.place(LONE);
    else if (deed === "double") void this.#grouping.double();
    else if (deed === "spotlight") void this.#grouping.spotlight();
    else if (deed === "hide") void this.#grouping.hide();
    else this.#selection.clear();
  }

  /** Begin a theme of the chosen notes, or an empty one: its title can be typed at once. */
  group(notes = this.#selection.targets) {
    if (this.#root.hidden || this.#flat) return;
    this.#fresh.open(
      this.#part,
      notes,
      noteOf(document.activeElement, ".pick") ?? notes[0] ?? null,
    );
  }

  /** @param {string | null} note the keyboard was on, before it went elsewhere */
  #goBack(note) {
    (this.#faceOf(note ?? "") ?? this.#loose).focus();
  }

  /** @param {string} note @returns {HTMLElement | null} */
  #faceOf(note) {
    return this.#root.querySelector(`[data-key="${CSS.escape(note)}"] .pick__face`);
  }

  /**
   * The notes `ids` are about to leave: give the focus to the one after them, so that a whole
   * tray is sorted by number keys alone.
   *
   * @param {string[]} ids
   * @returns {() => void} goes back, unless the keyboard has gone elsewhere since
   */
  #stepOn(ids) {
    const here = noteOf(document.activeElement, ".pick");
    if (!here || !ids.includes(here)) return () => {};
    this.#roving.leave(new Set(ids));
    const there = document.activeElement;
    return () => {
      if (document.activeElement === there) this.#faceOf(here)?.focus();
    };
  }

  #show() {
    const here = noteOf(document.activeElement, ".pick");
    this.#part = this.#lookedAt ?? session(this.#store)?.stop.part ?? "";
    const part = /** @type {Part | undefined} */ (this.#store.get(PART + this.#part));
    const all = this.#notes();
    const notes = all.filter((note) => this.#fits(note));
    this.#selection.keep(new Set(notes.map(({ id }) => id)));
    const trays = byTray(notes);
    const themes = themesOf(this.#store, this.#part);
    this.#flat = part?.kind === "checkin"; // answers are read, not grouped
    this.#root.hidden = !part?.question && !this.#flat;
    this.#root.classList.toggle("board--flat", this.#flat);
    // Of another part that is looked at nothing arrives now.
    this.#root.dataset.arriving = this.#lookedAt ? "none" : desk(this.#store)?.arriving;
    for (const lost of this.#titles.takeLost()) this.#fresh.adopt(lost);
    for (const lost of this.#fresh.takeReturned()) this.#titles.giveBack(lost);
    this.#showThemes(themes, trays);
    const shown = this.#showLoose(trays.get(LOOSE) ?? [], part);
    for (const card of /** @type {Iterable<HTMLElement>} */ (this.#themes.children)) {
      const tray = /** @type {HTMLElement | null} */ (card.querySelector(".console-theme__notes"));
      if (!tray) continue; // a theme that is being made
      const notes = trays.get(card.dataset.key ?? "") ?? [];
      tray.hidden = notes.length === 0;
      this.#picks.show(tray, notes, part);
      shown.push(tray);
    }
    this.#showNumbers(all, trays, themes);
    this.#showFound(notes, all);
    this.#roving.refresh(shown);
    // What goes to another tray, by whomever, loses the keyboard on its way.
    if (here && document.activeElement === document.body) this.#faceOf(here)?.focus();
  }

  /**
   * @param {Note[]} notes
   * @param {Part | undefined} part
   * @returns {HTMLElement[]} the trays they are in
   */
  #showLoose(notes, part) {
    const columns = this.#columns.show(this.#flat ? [] : notes, part, sizeOf);
    this.#loose.hidden = columns.length > 0;
    this.#picks.show(this.#loose, columns.length > 0 ? [] : notes, part);
    for (const { tray, notes: inside } of columns) this.#picks.show(tray, inside, part);
    return columns.length > 0 ? columns.map(({ tray }) => tray) : [this.#loose];
  }

  /** @returns {Note[]} what lies open on the board: doubles lie under what they say again */
  #notes() {
    const all = this.#store.entries(NOTE).map(([, note]) => /** @type {Note} */ (note));
    return all.filter((note) => {
      return note.part === this.#part && !note.under && !note.desk?.queued;
    });
  }

  /** @param {Note} note */
  #fits(note) {
    for (const only of this.#only.values()) if (!only(note)) return false;
    return true;
  }

  /**
   * @param {Note[]} found
   * @param {Note[]} all
   */
  #showFound(found, all) {
    const filtered = this.#only.size > 0;
    this.#root.classList.toggle("board--filtered", filtered);
    this.#root.classList.toggle("board--none", filtered && found.length === 0);
    fill(this.#found, {
      found: filtered ? t("{n} of {all} notes", { n: sizeOf(found), all: sizeOf(all) }) : "",
    });
  }

  /**
   * @param {Theme[]} themes
   * @param {Map<string, Note[]>} trays
   */
  #showThemes(themes, trays) {
    const lone = { id: LONE, title: "", key: 0 };
    const fresh = new Map(this.#fresh.on(this.#part).map((each) => [each.id, each]));
    const numbered = themes.map((theme, at) => ({ ...theme, key: at + 1 }));
    const begun = [...fresh.keys()].map((id) => ({ id, title: "", key: 0 }));
    const cards = [...numbered, ...begun, lone];
    replaceChildrenKeyed(this.#themes, cards, {
      key: ({ id }) => id,
      create: ({ id }) =>
        copy(fresh.has(id) ? "theme-fresh" : id === LONE ? "theme-lone" : "theme"),
      update: (element, { id, title, key }) => {
        const begun = fresh.get(id);
        if (begun) return this.#fresh.show(element, begun);
        const size = sizeOf(trays.get(id) ?? []);
        const head = /** @type {HTMLElement} */ (element.querySelector(".console-theme__head"));
        fill(head, { key: key > BY_KEY ? "" : key, size });
        this.#titles.show(element, title);
      },
    });
  }

  /**
   * @param {Note[]} notes
   * @param {Map<string, Note[]>} trays
   * @param {Theme[]} themes
   */
  #showNumbers(notes, trays, themes) {
    const loose = sizeOf(trays.get(LOOSE) ?? []);
    const many = themes.length > MANY_THEMES;
    this.#root.classList.toggle("board--many", many);
    const chosen = this.#selection.size;
    this.#root.classList.toggle(
      "board--empty",
      notes.length === 0 && this.#fresh.on(this.#part).length === 0,
    );
    const filtered = this.#only.size > 0;
    this.#root.classList.toggle("board--done", notes.length > 0 && loose === 0 && !filtered);
    this.#root.classList.toggle("board--choosing", chosen > 0);
    this.#bar.hidden = chosen === 0;
    fill(this.#line, {
      loose,
      chosen: chosen ? n("{n} note chosen", "{n} notes chosen", chosen) : "",
    });
    fill(this.#many, {
      many: many
        ? t("{n} themes. Up to seven can be grasped at a glance", { n: themes.length })
        : "",
    });
  }
}

/** @param {Note[]} notes how many they are, with their doubles and without what is hidden */
const sizeOf = (notes) =>
  notes.reduce((sum, note) => sum + (note.hidden ? 0 : (note.times ?? 1)), 0);

/** @param {Note[]} notes */
function byTray(notes) {
  /** @type {Map<string, Note[]>} */
  const trays = new Map();
  for (const note of notes) {
    const key = note.theme ?? LOOSE;
    const tray = trays.get(key);
    if (tray) tray.push(note);
    else trays.set(key, [note]);
  }
  return trays;
}
