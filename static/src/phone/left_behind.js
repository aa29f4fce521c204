// @ts-check
/**
 * What somebody has typed and never posted, once the session has gone on from where it would stand:
 * a note, another wording of one, a line on somebody's note. It lies beside one's own notes then,
 * ready to be posted.
 */

import { newId } from "../actions.js";
import { SESSION } from "../protocol.js";
import { changeOf } from "./drafts.js";

/** @typedef {import("./drafts.js").Returned} Returned */

export class LeftBehind {
  #parts;
  #arrives;
  /** @type {string | undefined} */
  #here;
  /** @type {import("./unasked.js").Unasked | undefined} */
  #unasked;

  /**
   * @param {import("./beside.js").Parts} parts
   * @param {string | null} [arrives] the part that is asked for at the doors already
   */
  constructor(parts, arrives = null) {
    this.#parts = parts;
    this.#arrives = arrives;
  }

  /** The session stands somewhere: look whether that is another part than before. */
  paint() {
    this.#unasked?.paint();
    const session = /** @type {import("../protocol.js").Session} */ (
      this.#parts.store.get(SESSION)
    );
    const here = session.stop.part;
    if (here === this.#here) return;
    this.#here = here;
    const asked = new Set([here, session.screen === "wait" ? this.#arrives : null]);
    const left = new Set(session.parts.map(({ id }) => id).filter((id) => !asked.has(id)));
    const notes = [...left].map((part) => this.#note(part));
    if ([...notes, this.#wordings(left), this.#lines(left)].some(Boolean)) this.#parts.changed();
    void this.#questions();
  }

  /** Questions to a guest: hardly anybody has any, so their code comes only where there are. */
  async #questions() {
    const { device, place, changed } = this.#parts;
    const some = device.list((key) => key.startsWith(`question:${place}:`)).length > 0;
    if (this.#unasked || !some) return;
    try {
      const { Unasked } = await import("./unasked.js");
      this.#unasked ??= new Unasked(this.#parts);
      changed();
    } catch {
      // No line just now: when the session goes on it is looked at again.
    }
  }

  /** @param {string} part @returns {boolean} whether something was left there */
  #note(part) {
    const { text, next, category, named, withheld } = this.#parts.drafts.get(part);
    const unsent = [text, next].filter((each) => each.trim() !== "");
    for (const each of unsent)
      this.#offer({ part, text: each, category, named, in_report: !withheld });
    if (unsent.length > 0) this.#parts.drafts.set(part, null);
    return unsent.length > 0;
  }

  /** Other wordings of notes that can no longer be changed. @param {Set<string>} left */
  #wordings(left) {
    const notes = this.#parts.seat.cards().filter(({ id, part }) => id !== null && left.has(part));
    const begun = notes.filter((note) => this.#parts.drafts.get(changeOf(note)).text.trim() !== "");
    for (const note of begun) {
      const { text, category } = this.#parts.drafts.get(changeOf(note));
      const { part, in_report } = note;
      if (text !== note.text) this.#offer({ part, text, category, named: false, in_report });
      this.#parts.drafts.set(changeOf(note), null);
    }
    return begun.length > 0;
  }

  /** Lines on notes that nobody builds on any more. @param {Set<string>} left */
  #lines(left) {
    const all = lineKey(this.#parts.place, "", "").slice(0, -1);
    const partOf = (/** @type {string} */ key) => key.slice(all.length).split(":")[0] ?? "";
    const lines = this.#parts.device.list((key) => key.startsWith(all) && left.has(partOf(key)));
    for (const [key, text] of lines) {
      const note = { part: partOf(key), text: String(text), category: null };
      this.#offer({ ...note, named: false, in_report: true });
      this.#parts.device.set(key, null);
    }
    return lines.length > 0;
  }

  /** @param {Omit<Returned, "id" | "reason">} note */
  #offer(note) {
    this.#parts.drafts.giveBack({ ...note, id: newId(), reason: "unsent" });
  }
}

/** Where a line on a note is kept while it is written. @param {string} place @param {string} part @param {string} note */
export const lineKey = (place, part, note) => `reply:${place}:${part}:${note}`;
