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
 *   part: () => string, flat: () => boolean, online: () => boolean,
 *   leave: (ids: string[]) => () => void,
 *   placed: (notes: string[], theme: string | null) => void}} Parts `part` is the one on the board;
 *   `flat` says that its notes are not grouped; `leave` is called before notes leave their place, so
 *   that the focus can go on, and returns how it comes back; `placed` before they go to another
 */

import {
  ADD_THEME,
  HIDE_NOTES,
  HIDE_REPLY,
  KEEP_OFF_STAGE,
  LAY_DOUBLES,
  LET_ON_STAGE,
  LONE,
  MERGE_THEMES,
  NAME_THEME,
  NOTE,
  ORDER_THEMES,
  PLACE_NOTES,
  REMOVE_THEME,
  RESTORE_NOTES,
  RESTORE_REPLY,
  SPOTLIGHT,
  THEME,
} from "../protocol.js";
import { n, t } from "../words.js";
import { desk, themesOf } from "./records.js";

const SPOTLIGHT_MOST = 3;

export class Grouping {
  #parts;
  /** The note that something was done with last: `D` makes another its double. */
  #last = "";

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
    this.#parts.placed(notes, theme);
    const answer = await this.#away(notes, PLACE_NOTES, { notes, theme });
    if (!answer?.ok) return;
    const values = { theme: this.#name(theme) };
    this.#parts.feedback.say(n("{n} note → {theme}", "{n} notes → {theme}", notes.length, values));
  }

  /** @param {{part: string, title: string, notes: string[]}} theme may be without a title */
  async newTheme(theme) {
    this.#parts.placed(theme.notes, "");
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

  /** Let the notes of a theme lie open again. @param {string} theme */
  async remove(theme) {
    await this.#parts.send(REMOVE_THEME, { theme });
  }

  /**
   * @param {readonly import("./records.js").Theme[]} themes all of the part, in their order
   * @param {number} from
   * @param {number} to
   */
  async order(themes, from, to) {
    const ids = themes.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    await this.#parts.send(ORDER_THEMES, { part: this.#parts.part(), themes: ids });
  }

  /**
   * Lay notes together that say the same; the first of them stays on top. A single one goes under
   * the note that something was done with last.
   *
   * @param {string[]} [notes]
   */
  async double(notes = this.#parts.selection.ticked) {
    if (this.#parts.flat()) return;
    const [one = "", ...others] = notes.length > 0 ? notes : this.#parts.selection.targets;
    const alone = others.length === 0 && this.#last !== one && this.note(this.#last);
    const [under, laid] = alone ? [this.#last, [one]] : [one, others];
    if (!one || laid.length === 0) {
      this.#parts.feedback.trouble(t("Choose the notes that say the same first"));
      return;
    }
    const answer = await this.#away([...laid], LAY_DOUBLES, { notes: laid, under });
    if (answer?.ok) this.#last = under;
  }

  /** Let the doubles of a note lie open again. @param {string} note */
  async open(note) {
    await this.#parts.send(LAY_DOUBLES, { notes: this.#under(note), under: null });
  }

  /** Hide what somebody built on a note, or show it again. @param {string} reply @param {boolean} hide */
  async line(reply, hide) {
    await this.#parts.send(hide ? HIDE_REPLY : RESTORE_REPLY, { reply });
  }

  /** Hide notes everywhere, with what says the same. */
  async hide(notes = this.#parts.selection.targets) {
    if (notes.length === 0) return this.#nothing();
    await this.#away(notes, HIDE_NOTES, { notes: this.piles(notes) });
  }

  /** These notes with what says the same. @param {string[]} notes */
  piles(notes) {
    return notes.flatMap((top) => [...this.#under(top), top]);
  }

  /** @param {string} top */
  async restore(top) {
    if (this.note(top)?.desk?.stage === "off") await this.letOn([top]);
    if (!this.note(top)?.hidden) return;
    await this.#parts.send(RESTORE_NOTES, { notes: [top, ...this.#under(top)] });
  }

  /** Take notes off the stage, and off nothing else. */
  async keepOff(notes = this.#parts.selection.targets) {
    if (notes.length === 0) return this.#nothing();
    await this.#away(notes, KEEP_OFF_STAGE, { notes });
  }

  /** Say that these notes may be on the stage. @param {string[]} notes */
  async letOn(notes) {
    await this.#parts.send(LET_ON_STAGE, { notes });
  }

  /** @param {string} top */
  #under(top) {
    const all = this.#parts.store.entries(NOTE).map(([, note]) => /** @type {Note} */ (note));
    return all.filter(({ under }) => under === top).map(({ id }) => id);
  }

  /**
   * Show notes large on the stage; those that are shown already, or none: off. What is chosen is let
   * go of then, so that the next press is about what the stage shows.
   */
  async spotlight(notes = this.#parts.selection.targets) {
    const shown = desk(this.#parts.store)?.spotlight ?? [];
    if (notes.length === 0 && shown.length === 0) return this.#nothing();
    if (notes.length > SPOTLIGHT_MOST) {
      this.#parts.feedback.trouble(t("Three notes at most fit on the stage"));
      return;
    }
    const lit = notes.every((note) => shown.includes(note));
    const answer = await this.#parts.send(SPOTLIGHT, { notes: lit ? [] : notes });
    if (answer?.ok) this.#parts.selection.clear();
  }

  /**
   * Let notes leave their place, and step on at once: who sorts does not wait for an answer. Where
   * it did not happen, or cannot as there is no line, all is as before the press.
   *
   * @param {string[]} notes
   * @param {string} type
   * @param {Record<string, unknown>} fields
   */
  async #away(notes, type, fields) {
    const back = this.#parts.online() ? this.going(notes) : null;
    const answer = await this.#parts.send(type, fields);
    if (!answer?.ok) back?.();
    return answer;
  }

  /**
   * @param {string[]} notes are about to leave their place, and are chosen no more
   * @returns {() => void} brings back what was chosen and where the keyboard was, unless somebody
   *   has gone on by hand since
   */
  going(notes) {
    const { selection, leave } = this.#parts;
    const [last, ticked] = [this.#last, selection.ticked];
    this.#last = notes.at(-1) ?? last;
    const goBack = leave(notes);
    selection.clear();
    return () => {
      this.#last = last;
      goBack();
      if (selection.size === 0 && ticked.length > 0) selection.take(ticked);
    };
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
