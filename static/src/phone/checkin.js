// @ts-check
/**
 * Check-in on the phone: one line, or a face, or passing. An answer is a note; that somebody
 * passed stays on their phone.
 */

import { fill, piece } from "../dom.js";
import { PAGES } from "../protocol.js";
import { composing } from "../typing.js";
import { pick, t } from "../words.js";
import { EMPTY } from "./drafts.js";
import { joined } from "./early.js";
import { activityOf, fillSaid, hintOf } from "./easy.js";
import { measure } from "./length.js";
import { fillBoard, notesOf, show } from "./parts.js";

/** @type {import("./screens.js").Paint} */
export function paintCheckin(root, { store, seat, part, here, place, evening, more }) {
  const sub = part?.sub ?? [];
  const at = sub.length > 0 ? place.hint % sub.length : 0;
  const notes = notesOf(store, here);
  const asks = paintArriving(root, evening, seat, here);
  fillSaid(root, "ask", activityOf(part) || pick(part?.title));
  fillSaid(root, "hint", hintOf(part, at));
  fill(root, { "hint-count": t("Hint {n}/{all}", { n: at + 1, all: sub.length }) });
  show(root, {
    hint: sub.length > 0 && asks,
    unseen: notes.length === 0,
    "answers-title": notes.length > 0,
  });
  fillBoard(piece(root, "notes"), notes, part);
  const all = store.get(PAGES + here)?.notes;
  more.paint({ root, notes: notes.length, all, shown: all !== undefined, flows: true });
}

/**
 * The field, until one has answered or passed; also at the doors, before the check-in.
 *
 * @param {HTMLElement} root
 * @param {import("./evening.js").Evening} evening
 * @param {import("./seat.js").Seat} seat
 * @param {string} part
 */
export function paintArriving(root, { memos, arriving }, seat, part) {
  const answered = seat.cards(part).some(({ state }) => state !== "refused"); // or never sent
  const passed = memos.passed(part) && !answered;
  const arrive = !answered && !passed;
  const form = /** @type {HTMLFormElement} */ (piece(root, "arrive"));
  const within = form.contains(document.activeElement); // the focus goes on to what takes its place
  show(root, { arrive, passed, answered });
  if (within && !arrive) piece(root, passed ? "unpass" : "answered").focus();
  arriving.paint(form, part);
  return arrive;
}

/** The form of the one line. It keeps what is typed as the draft of its part. */
export class Arriving {
  #seat;
  #drafts;
  #memos;
  #changed;
  #part = "";
  #asked = false;
  /** @type {(text: string) => boolean} whether it may hold a contact or a name */
  personal = () => false;
  /** @type {HTMLFormElement | undefined} */
  #form;

  /**
   * @param {{seat: import("./seat.js").Seat, drafts: import("./drafts.js").Drafts,
   *   memos: import("./memos.js").Memos, changed: () => void}} parts
   */
  constructor({ seat, drafts, memos, changed }) {
    this.#seat = seat;
    this.#drafts = drafts;
    this.#memos = memos;
    this.#changed = changed;
  }

  /** @param {HTMLFormElement} form @param {string} part */
  paint(form, part) {
    const fresh = form !== this.#form;
    if (!fresh && part === this.#part) return;
    this.#form = form;
    this.#part = part;
    // What was typed before the scripts were there is a draft like any other.
    const typed = fresh && this.#field.value.trim() ? this.#field.value : "";
    const text = joined(this.#drafts.get(part).text, typed, " ");
    if (typed) this.#drafts.set(part, { ...EMPTY, text });
    this.#field.value = this.#drafts.get(part).text;
    if (fresh) this.#listen(form, this.#field);
  }

  /** @param {HTMLFormElement} form @param {HTMLInputElement} field */
  #listen(form, field) {
    const keep = () => this.#drafts.set(this.#part, { ...EMPTY, text: field.value });
    field.addEventListener("input", keep);
    field.addEventListener("compositionend", keep);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && composing(event)) event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** A face is sent as it is; what was being typed stays. @param {string} face */
  face(face) {
    this.#post(face);
  }

  /** @param {boolean} yes */
  pass(yes) {
    this.#memos.pass(this.#part, yes);
    this.#changed();
  }

  get #field() {
    return /** @type {HTMLInputElement} */ (this.#form?.elements.namedItem("text"));
  }

  #submit() {
    const text = this.#field.value;
    const over = measure(text).over;
    const problem = over
      ? t("Up to {n} characters fit on one line. Your text is kept", { n: 200 })
      : text.trim() === ""
        ? t("Write one line, choose a face, or pass")
        : !this.#asked && this.personal(text)
          ? t("This may contain a contact or a person’s name. Send as it is?")
          : "";
    this.#asked = problem !== "" && !over;
    if (this.#form) fill(this.#form, { "arrive-problem": problem });
    if (problem !== "") return;
    this.#drafts.set(this.#part, null);
    this.#field.value = "";
    this.#post(text);
  }

  /** @param {string} text */
  #post(text) {
    this.#memos.pass(this.#part, false);
    this.#seat.post(this.#part, { ...EMPTY, text });
    this.#changed();
  }
}
