// @ts-check
/**
 * The pulse: a few questions before and after, one at a time, each answered with one press. An
 * answer is sent as soon as it is given, and may be changed while its moment is open.
 *
 * @typedef {import("../protocol.js").Pulse} Asked
 * @typedef {Record<string, number | null>} Answers null: rather not say
 */

import { fill, piece } from "../dom.js";
import { page } from "../page.js";
import { PULSE, SESSION, TELL_PULSE } from "../protocol.js";
import { pick, t } from "../words.js";
import { show } from "./parts.js";
import { read } from "./ruby.js";

export class Pulse {
  #root;
  #parts;
  #moment = "";
  #at = 0; // the item that is asked; behind the last one: thanks
  #open = false; // whether somebody has said yes to being asked
  #quiet = false; // whether it lies below something else that is asked
  #touched = false; // since this moment: until then it follows what becomes known of one's answers

  /**
   * @param {HTMLElement} root the section of templates/macros/phone_pulse.html
   * @param {{store: import("../store.js").Store, seat: import("./seat.js").Seat,
   *   outbox: import("../outbox.js").Outbox, clock: import("../clock.js").Clock,
   *   online: () => boolean, changed: () => void}} parts
   */
  constructor(root, parts) {
    this.#root = root;
    this.#parts = parts;
    root.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (button) this.#press(button);
    });
    root.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const choice = /** @type {HTMLElement | null} */ (
        root.querySelector(`[data-scale]:not([hidden]) [data-value="${CSS.escape(event.key)}"]`)
      );
      if (choice && !piece(root, "pulse-ask").hidden) this.#press(choice);
    });
  }

  /**
   * @param {boolean} here whether there is room for it on what is shown now
   * @param {boolean} [quiet] whether it is to be folded, and gone for who has answered
   */
  paint(here, quiet = false) {
    const asked = this.#asked;
    this.#root.hidden = !here || !asked;
    if (!asked) {
      this.#moment = "";
      return;
    }
    if (asked.asks !== this.#moment || !this.#touched) this.#begin(asked);
    if (quiet && !this.#quiet) this.#open = false;
    this.#quiet = quiet;
    if (quiet && !this.#open && this.#at >= asked.items.length) this.#root.hidden = true;
    this.#fill(asked);
  }

  /** What is asked now, if anything. @returns {Asked | undefined} */
  get #asked() {
    const { store, clock } = this.#parts;
    const asked = /** @type {Asked | undefined} */ (store.get(PULSE));
    return asked?.until && clock.now() > asked.until ? undefined : asked;
  }

  /** What this person has answered, with what is still on its way. @returns {Answers} */
  get #answers() {
    const { seat } = this.#parts;
    const answers = { ...seat.own.pulse?.[this.#moment] };
    for (const { type, moment, item, value } of seat.pending) {
      if (type !== TELL_PULSE || moment !== this.#moment) continue;
      answers[String(item)] = /** @type {number | null} */ (value);
    }
    return answers;
  }

  /** Another moment: go on where one has stopped. @param {Asked} asked */
  #begin({ asks, items }) {
    this.#touched &&= asks === this.#moment;
    this.#moment = asks;
    const answers = this.#answers;
    const left = items.findIndex(({ id }) => !(id in answers));
    this.#at = left < 0 ? items.length : left;
    this.#open = false;
  }

  /** @param {Asked} asked */
  #fill({ asks, items }) {
    const answers = this.#answers;
    // Where the room is asked too nobody has to say yes first.
    const begun = this.#at > 0 || this.#parts.store.get(SESSION)?.stop.kind === "pulse";
    const open = this.#open || (begun && !this.#quiet);
    const item = items[this.#at];
    show(this.#root, {
      "pulse-invite": !open,
      "pulse-ask": open && item !== undefined,
      "pulse-done": item === undefined,
      "pulse-send": this.#waits && this.#parts.seat.stuck,
    });
    const { length } = items;
    this.#root.dataset.quiet = String(this.#quiet && !open);
    fill(this.#root, {
      "pulse-lead": this.#lead(asks, length),
      "pulse-at": t("{n} / {all}", { n: this.#at + 1, all: items.length }),
      "pulse-thanks":
        asks === "before"
          ? t("Thank you. You can change your answers until the first notes are shown")
          : t("Thank you. You can change your answers for one day after the end"),
      "pulse-state": this.#state(item === undefined),
    });
    if (item) this.#ask(item, answers);
    // Where to talk to somebody is read beside its question, and found again behind the last one.
    const helps = (item ? [item] : items).map(({ help }) => pick(help ?? undefined));
    fill(this.#root, { "pulse-help": open || !item ? helps.filter(Boolean).join("\n") : "" });
  }

  /** @param {string} asks @param {number} n how many questions */
  #lead(asks, n) {
    if (asks !== "before") return t("To close: {n} questions, less than a minute", { n });
    return this.#quiet
      ? t("When you have a moment, and like to: {n} questions, until the first notes are shown", {
          n,
        })
      : t("To begin: {n} questions, less than a minute", { n });
  }

  /** @param {import("../protocol.js").PulseItem} item @param {Answers} answers */
  #ask(item, answers) {
    const text = piece(this.#root, "pulse-text");
    const said = (page.easy && item.easy) || pick(item.text);
    if (text.dataset.said !== said) {
      text.replaceChildren(...(said === item.easy ? read(said) : [said]));
    }
    text.dataset.said = said;
    for (const scale of this.#root.querySelectorAll("[data-scale]")) {
      const mine = /** @type {HTMLElement} */ (scale);
      mine.hidden = mine.dataset.scale !== item.scale;
    }
    for (const button of this.#root.querySelectorAll("[data-value]")) {
      const { value } = /** @type {HTMLElement} */ (button).dataset;
      button.setAttribute("aria-pressed", String(answers[item.id] === Number(value)));
    }
    show(this.#root, { "pulse-first": item.help !== null, "pulse-last": item.help === null });
    for (const pass of this.#root.querySelectorAll('[data-act="pulse-pass"]')) {
      pass.setAttribute("aria-pressed", String(answers[item.id] === null));
    }
    const back = /** @type {HTMLElement} */ (this.#root.querySelector('[data-act="pulse-back"]'));
    back.hidden = this.#at === 0;
  }

  /** How far the answers got, in words. @param {boolean} done */
  #state(done) {
    if (!this.#waits) return done ? t("Delivered") : "";
    if (this.#parts.seat.stuck) return t("Not delivered.");
    return this.#parts.online() ? "" : t("Saved here. Will send when online");
  }

  /** Whether an answer is still on its way. */
  get #waits() {
    return this.#parts.outbox.waiting.some(({ action }) => action.type === TELL_PULSE);
  }

  /** @param {HTMLElement} button */
  #press(button) {
    const { act, value } = button.dataset;
    const items = this.#asked?.items ?? [];
    const item = items[this.#at];
    if (act === "pulse-send") return this.#parts.seat.again();
    if (act === "pulse-open") this.#open = true;
    else if (act === "pulse-back") this.#at -= 1;
    else if (act === "pulse-again") this.#again();
    else if (item && (value !== undefined || act === "pulse-pass")) {
      this.#say(item.id, value === undefined ? null : Number(value));
      this.#at += 1;
    } else return;
    this.#touched = true;
    this.#parts.changed();
    this.paint(true, this.#quiet);
    // Whoever listens hears what is asked next; whoever looks finds it in the same place.
    const next = this.#at < items.length ? piece(this.#root, "pulse-text") : this.#title;
    next.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: "nearest" });
  }

  #again() {
    this.#at = 0;
    this.#open = true;
  }

  get #title() {
    return /** @type {HTMLElement} */ (this.#root.querySelector("h2"));
  }

  /** The last word counts: what was never sent is changed. @param {string} item @param {number | null} value */
  #say(item, value) {
    const { outbox } = this.#parts;
    const moment = this.#moment;
    const unsent = outbox.waiting
      .filter(({ action }) => {
        return action.type === TELL_PULSE && action.moment === moment && action.item === item;
      })
      .at(-1);
    if (unsent && outbox.change(unsent.action.action_id, { value })) return;
    outbox.add(TELL_PULSE, { moment, item, value });
  }
}
