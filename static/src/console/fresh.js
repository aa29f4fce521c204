// @ts-check
/**
 * New themes, from the key to the server's answer: a field to type into stands there at once, so
 * that no letter is lost on the way, and what was typed stays until the server has it.
 *
 * Enter or leaving the field makes the theme, with the notes that were chosen when it was begun;
 * Escape makes none. What this device has kept of another visit to the page waits for Enter, and so
 * does a title that was typed for a theme which others merged or took apart.
 *
 * @typedef {{id: string, part: string, notes: string[], from: string | null, title: string,
 *   waits: boolean, seq: number | null, reason: string, refused: string | null,
 *   kept: boolean, was: string | null}} Fresh
 *   `from`: the note the keyboard was on; `seq`: where in the log the theme is, once it is made;
 *   `refused`: the title that was refused; `kept`: it was begun on another visit,
 *   or for the theme that it `was`
 */

import { fill, on } from "../dom.js";
import { ADD_THEME, THEME } from "../protocol.js";
import { composing } from "../typing.js";
import { t } from "../words.js";
import { themesOf } from "./records.js";
import { refusal } from "./tables.js";

const TYPED = "themes";

export class FreshThemes {
  /** @type {Fresh[]} */
  #fresh = [];
  #made = 0;
  #themes;
  #store;
  #grouping;
  #unsent;
  #draw;
  #goBack;

  /**
   * @param {{themes: HTMLElement, store: import("./records.js").Store,
   *   grouping: import("./grouping.js").Grouping, unsent: import("./unsent.js").Unsent,
   *   draw: () => void, goBack: (note: string | null) => void}} parts `draw` draws now, not in
   *   the next frame; `goBack` gives the keyboard back to the board
   */
  constructor({ themes, store, grouping, unsent, draw, goBack }) {
    this.#unsent = unsent;
    for (const begun of unsent.get(TYPED) ?? []) this.#bring(begun);
    this.#themes = themes;
    this.#store = store;
    this.#grouping = grouping;
    this.#draw = draw;
    this.#goBack = goBack;
    on(themes, "keydown", (event) => this.#key(event));
    on(themes, "input", (event) => {
      const fresh = this.#of(event.target);
      if (!fresh) return;
      fresh.title = /** @type {HTMLInputElement} */ (event.target).value;
      this.#keep();
    });
    on(themes, "focusout", (event) => {
      // When the whole window is left, the field is not: it is still the active element.
      if (event.target !== document.activeElement) this.#left(this.#of(event.target));
    });
  }

  /** @returns {Fresh[]} those that the server's themes do not hold yet */
  get list() {
    this.#fresh = this.#fresh.filter(({ seq }) => seq === null || seq > this.#store.seq);
    return this.#fresh;
  }

  /**
   * Those for the board of one part; what was begun on another visit belongs to its own part.
   *
   * @param {string} part
   */
  on(part) {
    this.#dropMade();
    return this.list.filter((each) => !each.kept || each.part === part);
  }

  /** Forget what was made just when another visit ended: its part has a theme with that title. */
  #dropMade() {
    const made = this.#fresh.filter(
      ({ kept, waits, title, refused, part }) =>
        kept && !waits && title === refused && hasTheme(this.#store, part, title.trim()),
    );
    if (made.length === 0) return;
    this.#fresh = this.#fresh.filter((each) => !made.includes(each));
    this.#keep();
  }

  /** Take in the title of a theme that is gone. @param {import("./theme.js").Lost} lost */
  adopt({ theme, part, title }) {
    this.#bring({ part, notes: [], title, was: theme });
    this.#keep();
  }

  /** @returns {import("./theme.js").Lost[]} the titles whose themes are there again; they are let go */
  takeReturned() {
    const back = this.#fresh.filter(
      ({ was, waits, seq }) => was && !waits && seq === null && this.#store.get(THEME + was),
    );
    if (back.length === 0) return [];
    this.#fresh = this.#fresh.filter((each) => !back.includes(each));
    this.#keep();
    return back.map(({ was, part, title }) => ({ theme: was ?? "", part, title }));
  }

  /** @param {Pick<Fresh, "part" | "notes" | "title" | "was">} begun on another visit to the page */
  #bring({ part, notes, title, was = null }) {
    this.#made += 1;
    const reason = was ? t("Its theme is gone. Enter makes a new one of it") : t("Not saved yet");
    const waiting = { waits: false, seq: null, reason, refused: title, was };
    const id = `fresh-${this.#made}`;
    this.#fresh.push({ id, part, notes, from: notes[0] ?? null, title, ...waiting, kept: true });
  }

  /** Keep the words of those that are not made. */
  #keep() {
    const words = this.#fresh.filter(({ title, seq }) => title.trim() && seq === null);
    const kept = words.map(({ part, notes, title, was }) => ({ part, notes, title, was }));
    this.#unsent.set(TYPED, kept.length > 0 ? kept : null);
  }

  /**
   * @param {string} part
   * @param {string[]} notes
   * @param {string | null} from
   */
  open(part, notes, from) {
    this.#made += 1;
    const id = `fresh-${this.#made}`;
    const begun = { title: "", waits: false, seq: null, reason: "", refused: null, was: null };
    this.#fresh.push({ id, part, notes, from, ...begun, kept: false });
    this.#draw();
    const field = this.#themes.querySelector(`[data-key="${id}"] input`);
    field?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null} */ (field)?.focus();
  }

  /**
   * @param {HTMLElement} card
   * @param {Fresh} fresh
   */
  show(card, { notes, title, waits, reason }) {
    const field = /** @type {HTMLInputElement} */ (card.querySelector("input"));
    if (field.value !== title) field.value = title;
    field.readOnly = waits;
    card.classList.toggle("console-theme--waits", waits);
    card.setAttribute("aria-busy", String(waits));
    fill(card, { size: notes.length || "", reason });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const fresh = this.#of(event.target);
    if (!fresh || composing(event)) return;
    // The key that opened the field may still be held down.
    if (event.repeat && event.key.length === 1 && fresh.title === "") event.preventDefault();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Escape" && !fresh.waits) this.#drop(fresh);
    else if (!fresh.waits) void this.#make(fresh);
    this.#goBack(fresh.from);
    if (event.key === "Enter") this.#grouping.going(fresh.notes);
  }

  /** @param {Fresh | undefined} fresh */
  #left(fresh) {
    if (!fresh || fresh.waits || fresh.title === fresh.refused) return;
    void this.#make(fresh);
    this.#grouping.going(fresh.notes);
  }

  /** @param {Fresh} fresh */
  async #make(fresh) {
    fresh.waits = true;
    fresh.reason = "";
    this.#draw();
    const { part, title } = fresh;
    const notes = fresh.notes.filter((id) => this.#grouping.note(id)); // some may be gone by now
    const answer = await this.#grouping.newTheme({ part, title: title.trim(), notes });
    if (answer?.ok) {
      fresh.seq = answer.seq;
      this.#keep();
    } else {
      fresh.waits = false;
      fresh.refused = title;
      fresh.reason = answer ? refusal(ADD_THEME, answer.reason) : "";
    }
    this.#draw();
  }

  /** @param {Fresh} fresh */
  #drop(fresh) {
    fresh.waits = true; // its field is left now, which must not make it
    this.#fresh = this.#fresh.filter((each) => each !== fresh);
    this.#keep();
    this.#draw();
  }

  /** @param {EventTarget | null} field */
  #of(field) {
    if (!(field instanceof HTMLInputElement)) return undefined;
    const key = /** @type {HTMLElement | null} */ (field.closest(".console-theme"))?.dataset.key;
    return this.#fresh.find(({ id }) => id === key);
  }
}

/**
 * @param {import("./records.js").Store} store
 * @param {string} part
 * @param {string} title
 */
const hasTheme = (store, part, title) =>
  themesOf(store, part).some((theme) => theme.title === title);
