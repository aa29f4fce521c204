// @ts-check
/**
 * What a facilitator does with notes: into a theme, a new theme, alone, hidden, spotlighted.
 *
 * Keys, buttons and menus all come here, so that each deed exists once. It never moves a note on
 * the screen: the board does, when the server says so.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {{store: import("./records.js").Store, send: import("./sender.js").Send,
 *   feedback: import("./feedback.js").Feedback, selection: import("./selection.js").Selection,
 *   part: () => string, flat: () => boolean, leave: (ids: string[]) => void}} Parts `part` is the
 *   one on the board; `flat` says that its notes are not grouped; `leave` is called before notes leave their place, so that the focus can go on
 */

import {
  ADD_THEME,
  HIDE_NOTE,
  LONE,
  MERGE_THEMES,
  NAME_THEME,
  NOTE,
  PLACE_NOTES,
  RESTORE_NOTE,
  SPOTLIGHT,
  THEME,
} from "../protocol.js";
import { n, t } from "../words.js";
import { desk, themesOf } from "./records.js";

const SPOTLIGHT_MOST = 3;

export class Grouping {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {number} key 1–9 */
  async toKey(key) {
    const theme = themesOf(this.#parts.store, this.#parts.part())[key - 1];
    if (theme) await this.place(theme.id);
  }

  /**
   * @param {string | null} theme an id, `LONE`, or null for "not grouped"
   * @param {string[]} [notes]
   */
  async place(theme, notes = this.#parts.selection.targets) {
    if (this.#parts.flat()) return;
    if (notes.length === 0) return this.#nothing();
    this.going(notes);
    const answer = await this.#parts.send(PLACE_NOTES, { notes, theme });
    if (!answer?.ok) return;
    const values = { theme: this.#name(theme) };
    this.#parts.feedback.say(n("{n} note → {theme}", "{n} notes → {theme}", notes.length, values));
  }

  /** @param {{part: string, title: string, notes: string[]}} theme may be without a title */
  async newTheme(theme) {
    return this.#parts.send(ADD_THEME, theme);
  }

  /**
   * @param {string} theme
   * @param {string} title
   */
  async name(theme, title) {
    return this.#parts.send(NAME_THEME, { theme, title });
  }

  /**
   * @param {string} gone
   * @param {string} into
   */
  async merge(gone, into) {
    await this.#parts.send(MERGE_THEMES, { gone, into });
  }

  /** Hide notes everywhere. */
  async hide(notes = this.#parts.selection.targets) {
    if (notes.length === 0) return this.#nothing();
    this.going(notes);
    for (const note of notes) await this.#parts.send(HIDE_NOTE, { note });
  }

  /** @param {string} note */
  async restore(note) {
    await this.#parts.send(RESTORE_NOTE, { note });
  }

  /** Show notes large on the stage; the same ones again: off. */
  async spotlight(notes = this.#parts.selection.targets) {
    const shown = desk(this.#parts.store)?.spotlight ?? [];
    const same = notes.length === shown.length && notes.every((note) => shown.includes(note));
    if (notes.length === 0 && shown.length === 0) return this.#nothing();
    if (notes.length > SPOTLIGHT_MOST) {
      this.#parts.feedback.trouble(t("Three notes at most fit on the stage"));
      return;
    }
    const answer = await this.#parts.send(SPOTLIGHT, { notes: same ? [] : notes });
    if (answer?.ok) this.#parts.selection.clear();
  }

  /** @param {string[]} notes are about to leave their place, and are chosen no more */
  going(notes) {
    this.#parts.leave(notes);
    this.#parts.selection.clear();
  }

  #nothing() {
    this.#parts.feedback.trouble(t("Choose notes first"));
  }

  /** @param {string | null} theme */
  #name(theme) {
    if (theme === null) return t("Not grouped yet");
    if (theme === LONE) return t("Lone voices");
    return this.#parts.store.get(THEME + theme)?.title || t("Theme without a title");
  }

  /** @param {string} id */
  note(id) {
    return /** @type {Note | undefined} */ (this.#parts.store.get(NOTE + id));
  }
}
