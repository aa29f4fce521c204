// @ts-check
/**
 * つけ足す: what people built on a note, under it, and the one line in which one does so oneself.
 *
 * What is typed is kept with every keystroke, by note. What was said and has not arrived stands
 * there at once and says how far it got. Loaded when the board is near.
 *
 * @typedef {import("../protocol.js").Note} Note
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {{key: string, text: string, by: string | null, state: string, own: string,
 *   stuck?: boolean}} Line `own`: its id where this person can take it back; `stuck`: the server
 *   has not answered for a while
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { page } from "../page.js";
import { ADD_REPLY, WITHDRAW_REPLY } from "../protocol.js";
import { composing } from "../typing.js";
import { t } from "../words.js";
import { length } from "./length.js";
import { show } from "./parts.js";
import { finder } from "./pii.js";
import { lineKey } from "./typed_keys.js";

const MOST = 60; // characters the server accepts
const SHOWN_FROM = 0.75; // of them

export class Building {
  #seat;
  #outbox;
  #device;
  #place;
  #online;
  #changed;
  #open = ""; // the note that is built on just now
  #problem = "";
  #asked = false; // whether its author has looked twice
  #personal = finder(page.personal);

  /**
   * @param {{seat: import("./seat.js").Seat, outbox: import("../outbox.js").Outbox,
   *   device: import("../device.js").Device, place: string,
   *   online: () => boolean, changed: () => void}} parts
   */
  constructor({ seat, outbox, device, place, online, changed }) {
    this.#seat = seat;
    this.#outbox = outbox;
    this.#device = device;
    this.#place = place;
    this.#online = online;
    this.#changed = changed;
  }

  /**
   * How things stand now, for a whole board: what waits on this device is read once for all of it.
   *
   * @returns {(element: HTMLElement, note: Note, part: Part | undefined) => void}
   */
  filling() {
    const { pending, stuck } = this.#seat;
    const gone = new Set(pending.filter(is(WITHDRAW_REPLY)).map(({ reply }) => reply));
    const mine = this.#seat.own.replies.filter(({ id }) => !gone.has(id));
    const waiting = new Set(this.#outbox.waiting.map(({ action }) => action.action_id));
    const coming = pending.filter(is(ADD_REPLY));
    return (element, note, part) => {
      const own = new Set(mine.map(({ id }) => id));
      const seen = new Set(note.replies.map(({ id }) => id));
      const lines = [
        ...note.replies
          .filter(({ id }) => !gone.has(id))
          .map(({ id, text, by }) => line(id, text, by, "", own.has(id) ? id : "")),
        ...mine
          .filter((reply) => reply.note === note.id && !seen.has(reply.id))
          .map(({ id, text, by, hidden }) => line(id, text, by, unseen(hidden, part), id)),
        ...coming
          .filter(({ note: on, text }) => on === note.id && !arrived(note, mine, text))
          .map(({ action_id, text, named }) => {
            const waits = waiting.has(action_id);
            const by = named ? this.#seat.called : null;
            const state = waits ? this.#underWay : "";
            return { ...line(action_id, String(text), by, state, ""), stuck: waits && stuck };
          }),
      ];
      this.#paint(element, note, part, lines);
    };
  }

  /** Open the line under a note, or leave it; what was typed is kept. @param {Element} inside */
  toggle(inside) {
    const item = /** @type {HTMLElement | null} */ (inside.closest("[data-key]"));
    const note = item?.dataset.key ?? "";
    this.#open = this.#open === note ? "" : note;
    this.#problem = "";
    this.#asked = false;
    this.#changed();
    const element = item;
    // The form is there once the frame is painted.
    requestAnimationFrame(() => {
      const field = element?.querySelector(this.#open ? ".reply-form__text" : '[data-act="build"]');
      /** @type {HTMLElement | null | undefined} */ (field)?.focus();
    });
  }

  /** Take a line of one's own back. @param {HTMLElement} button */
  withdraw(button) {
    const reply = button.dataset.reply ?? "";
    if (reply) this.#outbox.add(WITHDRAW_REPLY, { reply });
    this.#changed();
  }

  get #underWay() {
    if (this.#seat.stuck) return t("Not delivered.");
    return this.#online() ? t("Sending…") : t("Saved here. Will send when online");
  }

  /**
   * @param {HTMLElement} element
   * @param {Note} note
   * @param {Part | undefined} part
   * @param {readonly Line[]} lines
   */
  #paint(element, note, part, lines) {
    const list = piece(element, "replies");
    list.hidden = lines.length === 0;
    replaceChildrenKeyed(list, lines, {
      key: ({ key }) => key,
      create: () => copy("reply"),
      update: (item, { text, by, state, own, stuck = false }) => {
        fill(item, { "reply-text": text, "reply-by": by ? `— ${by}` : "", "reply-state": state });
        speak(piece(item, "reply-text"), text);
        const off = piece(item, "unbuild");
        off.hidden = own === "";
        off.dataset.reply = own;
        piece(item, "reply-again").hidden = !stuck;
      },
    });
    const open = this.#open === note.id && part?.builds === true;
    const button = piece(element, "build");
    button.hidden = part?.builds !== true;
    button.setAttribute("aria-expanded", String(open));
    const form = element.querySelector(".reply-form");
    if (open && !form) element.append(this.#form(note));
    else if (!open) form?.remove();
    if (open)
      this.#advise(/** @type {HTMLFormElement} */ (element.querySelector(".reply-form")), part);
  }

  /** @param {Note} note */
  #form(note) {
    const form = /** @type {HTMLFormElement} */ (copy("reply-form"));
    const field = fieldOf(form);
    field.value = this.#device.get(this.#key(note)) ?? "";
    const typed = () => {
      this.#problem = "";
      this.#device.set(this.#key(note), field.value.trim() ? field.value : null);
      this.#advise(form);
    };
    on(field, "input", typed);
    field.addEventListener("compositionend", typed);
    on(field, "keydown", (event) => {
      if (event.key === "Enter" && composing(event)) event.preventDefault();
      if (event.key === "Escape" && !composing(event)) this.toggle(field);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(form, note);
    });
    return form;
  }

  /** @param {HTMLFormElement} form @param {Part} [part] */
  #advise(form, part) {
    const count = length(fieldOf(form).value);
    fill(form, {
      "reply-count": count >= MOST * SHOWN_FROM ? `${count} / ${MOST}` : "",
      "reply-problem": this.#problem,
    });
    if (part) {
      show(form, { "reply-named": part.names === "participant_choice" });
    }
  }

  /** @param {HTMLFormElement} form @param {Note} note */
  #submit(form, note) {
    const text = fieldOf(form).value.trim();
    if (text === "") this.#problem = t("Write a few words first");
    else if (length(text) > MOST)
      this.#problem = t("Up to {n} characters fit here. Your text is kept", { n: MOST });
    else if (!this.#asked && this.#personal(text)) {
      this.#asked = true;
      this.#problem = t("This may contain a contact or a person’s name. Send as it is?");
    } else this.#problem = "";
    if (this.#problem) {
      this.#advise(form);
      return;
    }
    const named = /** @type {HTMLInputElement} */ (form.elements.namedItem("named")).checked;
    this.#device.set(this.#key(note), null);
    this.#open = "";
    // The part goes along for this device: should it come back, it is given back there.
    this.#outbox.add(ADD_REPLY, { note: note.id, text, named, part: note.part });
    const button = /** @type {HTMLElement | null | undefined} */ (
      form.closest("[data-key]")?.querySelector('[data-act="build"]')
    );
    this.#changed();
    button?.focus({ preventScroll: true });
  }

  /** @param {Note} note */
  #key({ id, part }) {
    return lineKey(this.#place, part, id);
  }
}

/** @param {string} wanted @returns {(action: import("../protocol.js").Action) => boolean} */
const is = (wanted) => (action) => action.type === wanted;

/**
 * Whether a line on its way is there already: the note may come before the answer does.
 *
 * @param {Note} note
 * @param {readonly import("../protocol.js").OwnReply[]} mine
 * @param {unknown} text
 */
const arrived = (note, mine, text) =>
  [...note.replies, ...mine.filter((reply) => reply.note === note.id)].some(
    (reply) => reply.text === text,
  );

/** @param {HTMLFormElement} form */
const fieldOf = (form) => /** @type {HTMLInputElement} */ (form.elements.namedItem("text"));

/** @type {(key: string, text: string, by: string | null, state: string, own: string) => Line} */
const line = (key, text, by, state, own) => ({ key, text, by, state, own });

/** Why nobody else reads a line yet. @param {boolean} hidden @param {Part | undefined} part */
function unseen(hidden, part) {
  if (hidden) return t("Delivered. Not shown on the screen now");
  return part?.names === "forced_anonymous" ? t("Appears together with other lines") : "";
}
