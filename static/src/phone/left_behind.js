// @ts-check
/**
 * What somebody has typed and never posted, once the session has gone on from where it would stand:
 * a note, another wording of one, a line on somebody's note. It lies beside one's own notes then,
 * ready to be posted.
 */

import { newId } from "../actions.js";
import { SESSION } from "../protocol.js";
import { changeOf } from "./drafts.js";
import { lineKey, questionKey } from "./typed_keys.js";

const AGAIN_MS = 5000; // until code that did not come is asked for again

/** @typedef {import("./drafts.js").Returned} Returned */

export class LeftBehind {
  #parts;
  #arrives;
  #here = "";
  /** @type {unknown} what the server said last of what is this person's */
  #own;
  /** @type {import("./unasked.js").Unasked | undefined} */
  #unasked;
  #asked = false; // for its code

  /**
   * @param {import("./beside.js").Parts} parts
   * @param {string | null} [arrives] the part that is asked for at the doors already
   */
  constructor(parts, arrives = null) {
    this.#parts = parts;
    this.#arrives = arrives;
  }

  /** Look again when the session has gone on, or a note has arrived. */
  paint() {
    const session = /** @type {import("../protocol.js").Session} */ (
      this.#parts.store.get(SESSION)
    );
    const here = session.stop.part;
    const { own } = this.#parts.seat;
    const asked = new Set([here, session.screen === "wait" ? this.#arrives : null]);
    const left = new Set(session.parts.map(({ id }) => id).filter((id) => !asked.has(id)));
    if (here !== this.#here || own !== this.#own) {
      this.#here = here;
      this.#own = own;
      const notes = [...left].map((part) => this.#note(part));
      if ([...notes, this.#wordings(left), this.#lines(left)].some(Boolean)) this.#parts.changed();
    }
    this.#questions(session);
  }

  /**
   * Questions to a guest: hardly anybody has any, so their code comes only where there are.
   *
   * @param {import("../protocol.js").Session} session
   */
  #questions({ parts, stop }) {
    const { device, place, changed } = this.#parts;
    this.#unasked?.paint();
    if (this.#asked) return;
    const typed = (/** @type {string} */ part) => device.get(questionKey(place, part));
    if (!parts.some(({ id }) => id !== stop.part && typed(id))) return;
    this.#asked = true;
    import("./unasked.js").then(
      ({ Unasked }) => {
        this.#unasked = new Unasked(this.#parts);
        changed();
      },
      () => setTimeout(() => (this.#asked = false), AGAIN_MS), // no line just now
    );
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

  /** Other wordings of notes that can no longer be changed, or are gone. @param {Set<string>} left */
  #wordings(left) {
    const { drafts, seat, device, place, composer } = this.#parts;
    if (seat.own.seq < 0) return false; // nobody has said yet which notes there are
    const begin = `draft:${place}:`;
    const edits = device.list((key) => key.startsWith(begin + changeOf({ id: "", key: "" })));
    let some = false;
    for (const [kept] of edits) {
      const key = kept.slice(begin.length);
      const { text, category, part = "" } = drafts.get(key);
      const note = seat.cards().find((card) => changeOf(card) === key);
      const { editing } = composer; // what is in the field is nowhere else
      const waits = note ? note.id === null : !part; // it is changed where it lies
      if (waits || !left.has(note?.part ?? part) || (editing && changeOf(editing) === key))
        continue;
      const in_report = note?.in_report !== false;
      if (text.trim() && text !== note?.text)
        this.#offer({ part: note?.part ?? part, text, category, named: false, in_report });
      drafts.set(key, null);
      some = true;
    }
    return some;
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
