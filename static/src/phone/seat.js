// @ts-check
/**
 * What belongs to the participant on this phone: their notes and ballots as the server knows
 * them, with everything that still waits in the outbox laid over.
 *
 * So a screen shows what the person did at once and says honestly how far it got. This file
 * knows nothing about the DOM.
 *
 * @typedef {import("../protocol.js").Action} Action
 * @typedef {import("../protocol.js").Own} Own
 * @typedef {import("../protocol.js").OwnNote} OwnNote
 * @typedef {import("./drafts.js").Draft} Draft
 * @typedef {"sending" | "queued" | "delivered" | "refused"} State
 * @typedef {Omit<OwnNote, "id"> & {key: string, id: string | null, state: State,
 *   reason: string}} Card a note of this person, however far it got
 * @typedef {{action: Action, seq: number}} Settling accepted, but `own` is not yet that far
 */

import { ADD_NOTE, CAST_BALLOT, EDIT_NOTE, SET_IN_REPORT, WITHDRAW_NOTE } from "../protocol.js";

/** @param {any} one @param {any} other */
const same = (one, other) =>
  one.part === other.part &&
  one.text.trim() === other.text.trim() &&
  one.category === other.category;

export class Seat {
  /** @type {Own} */
  #own = {
    seq: -1,
    notes: [],
    ballots: {},
    agreed: [],
    asked: [],
    relates: [],
    related: [],
    fits: {},
    pledges: {},
    deal: 0,
    pages: {},
  };
  /** @type {Settling[]} */
  #settling = [];
  /** @type {Map<string, string>} the key a note had while it was on its way, by its id */
  #keys = new Map();
  #outbox;
  #drafts;
  #online;

  /**
   * @param {{outbox: import("../outbox.js").Outbox, drafts: import("./drafts.js").Drafts,
   *   online: () => boolean}} parts
   */
  constructor({ outbox, drafts, online }) {
    this.#outbox = outbox;
    this.#drafts = drafts;
    this.#online = online;
  }

  /** @param {Own} own everything that is this person's, from the server */
  know(own) {
    const before = new Set(this.#own.notes.map(({ id }) => id));
    for (const note of own.notes.filter(({ id }) => !before.has(id))) {
      const sent = this.#onTheWay().find((card) => same(card, note) && this.#tried(card.key));
      if (sent) this.#keys.set(note.id, sent.key);
    }
    this.#own = own;
    this.#settling = this.#settling.filter(({ seq }) => seq > own.seq);
  }

  /** @param {Action} action @param {number} seq */
  accepted(action, seq) {
    if (seq > this.#own.seq) this.#settling.push({ action, seq });
  }

  /**
   * The server will never do this: give the person their words back.
   *
   * @param {Action} action
   * @param {string} reason
   */
  refused(action, reason) {
    if (action.type !== ADD_NOTE && action.type !== EDIT_NOTE) return;
    const before = this.#own.notes.find(({ id }) => id === action.note);
    this.#drafts.giveBack({
      id: action.action_id,
      part: String(action.part ?? before?.part ?? ""),
      text: String(action.text),
      category: /** @type {string | null} */ (action.category),
      named: action.named === true,
      in_report: action.in_report !== false && before?.in_report !== false,
      reason,
    });
  }

  /** @returns {Card[]} newest first; @param {string} [part] of this part only */
  cards(part) {
    const cards = [...this.#onTheWay(), ...this.#refused(), ...this.#known()];
    return part === undefined ? cards : cards.filter((card) => card.part === part);
  }

  /**
   * @param {string} part
   * @returns {readonly string[] | undefined} what this person chose; undefined: nothing yet
   */
  ballot(part) {
    const cast = this.pending.filter(({ type, ...of }) => type === CAST_BALLOT && of.part === part);
    return /** @type {string[] | undefined} */ (cast.at(-1)?.targets) ?? this.#own.ballots[part];
  }

  /** @param {string} part @param {Draft} draft */
  post(part, { text, category, named, withheld }) {
    this.#outbox.add(ADD_NOTE, { part, text, category, named, in_report: !withheld });
  }

  /** @param {Card} card @param {{text: string, category: string | null}} words */
  edit(card, words) {
    if (card.id) this.#outbox.add(EDIT_NOTE, { note: card.id, ...words });
    else this.#outbox.change(card.key, words);
  }

  /** @param {Card} card */
  withdraw(card) {
    if (card.state === "refused") this.#drafts.dismiss(card.key);
    else if (card.id) this.#outbox.add(WITHDRAW_NOTE, { note: card.id });
    else this.#outbox.change(card.key, null);
  }

  /** @param {Card} card @param {boolean} inReport */
  setInReport(card, inReport) {
    if (card.id) this.#outbox.add(SET_IN_REPORT, { note: card.id, in_report: inReport });
    else this.#outbox.change(card.key, { in_report: inReport });
  }

  /** @param {string} part @param {readonly string[]} targets */
  cast(part, targets) {
    const last = this.#outbox.waiting.at(-1);
    const unsent = last?.action.type === CAST_BALLOT && last.action.part === part;
    if (unsent && this.#outbox.change(last.action.action_id, { targets })) return;
    this.#outbox.add(CAST_BALLOT, { part, targets });
  }

  /** Whether a card may still be changed: what is on its way has to arrive first. @param {Card} card */
  changeable(card) {
    return card.id !== null || card.state === "refused" || !this.#tried(card.key);
  }

  /** Everything that is this person's, as the server said last. */
  get own() {
    return this.#own;
  }

  /** Actions that `own` does not show yet, in order. @returns {Action[]} */
  get pending() {
    const waiting = this.#outbox.waiting.map(({ action }) => action);
    return [...this.#settling.map(({ action }) => action), ...waiting];
  }

  /** @returns {Card[]} */
  #onTheWay() {
    const arrived = new Set(this.#keys.values());
    const settled = this.#settling
      .filter(({ action }) => action.type === ADD_NOTE)
      .map(({ action }) => this.#asCard(action, "delivered"));
    const waiting = this.#outbox.waiting
      .filter(({ action }) => action.type === ADD_NOTE)
      .map(({ action }) => this.#asCard(action, this.#online() ? "sending" : "queued"));
    return [...settled, ...waiting].filter(({ key }) => !arrived.has(key)).reverse();
  }

  /** @returns {Card[]} */
  #refused() {
    return this.#drafts.returned
      .map((note) => ({
        ...note,
        key: note.id,
        id: null,
        by: null,
        late: false,
        edited: false,
        hidden: false,
        relates: null,
        state: /** @type {State} */ ("refused"),
      }))
      .reverse();
  }

  /** @returns {Card[]} */
  #known() {
    const pending = this.pending;
    const waiting = new Set(this.#outbox.waiting.map(({ action }) => action.note));
    const gone = new Set(
      pending.filter(({ type }) => type === WITHDRAW_NOTE).map(({ note }) => note),
    );
    return this.#own.notes
      .filter(({ id }) => !gone.has(id))
      .map((note) => {
        const laid = { ...note };
        for (const action of pending.filter((one) => one.note === note.id)) {
          if (action.type === EDIT_NOTE)
            Object.assign(laid, { text: action.text, category: action.category });
          if (action.type === SET_IN_REPORT) laid.in_report = action.in_report === true;
        }
        const onTheWay = this.#online() ? "sending" : "queued";
        const state = /** @type {State} */ (waiting.has(note.id) ? onTheWay : "delivered");
        return { ...laid, key: this.#keys.get(note.id) ?? note.id, state, reason: "" };
      })
      .reverse();
  }

  /**
   * @param {Action} action
   * @param {State} state
   * @returns {Card}
   */
  #asCard(action, state) {
    return {
      key: action.action_id,
      id: null,
      part: String(action.part),
      text: String(action.text),
      category: /** @type {string | null} */ (action.category),
      by: null,
      in_report: action.in_report === true,
      late: false,
      edited: false,
      hidden: false,
      relates: null,
      state,
      reason: "",
    };
  }

  /** Whether a note on its way may have arrived already. @param {string} key */
  #tried(key) {
    if (this.#settling.some(({ action }) => action.action_id === key)) return true;
    return this.#outbox.waiting.some(({ action, tried }) => action.action_id === key && tried);
  }
}
