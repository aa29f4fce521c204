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

import {
  ADD_NOTE,
  ADD_REPLY,
  ANSWER_CORRECTION,
  CALL_ME,
  CAST_BALLOT,
  EDIT_NOTE,
  NAME_NOTE,
  SET_IN_REPORT,
  WITHDRAW_NOTE,
} from "../protocol.js";

import { changeOf } from "./drafts.js";

/** What carries words that somebody typed. */
const WORDS = [ADD_NOTE, EDIT_NOTE, ADD_REPLY];

/** @param {any} one @param {any} other */
const same = (one, other) =>
  one.part === other.part &&
  one.text.trim() === other.text.trim() &&
  one.category === other.category;

export class Seat {
  /** @type {Own} */
  #own = {
    seq: -1,
    name: "",
    notes: [],
    ballots: {},
    votes: {},
    agreed: [],
    asked: [],
    relates: [],
    related: [],
    fits: {},
    replies: [],
    done: [],
    pledges: {},
    after: {},
    deal: 0,
    pair: null,
    landed: {},
    questions: [],
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
      if (!sent) continue;
      this.#keys.set(note.id, sent.key);
      this.#drafts.arrived(sent.key, note.id);
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
    if (!WORDS.includes(action.type)) return;
    const before = this.#own.notes.find(({ id }) => id === action.note);
    this.#drafts.giveBack({
      id: action.action_id,
      part: String(action.part ?? before?.part ?? ""),
      text: String(action.text),
      category: /** @type {string | null} */ (action.category ?? null),
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
   * @param {string} [vote] which of its votes; in another one nothing was chosen yet
   * @returns {readonly string[] | undefined} what this person chose; undefined: nothing yet
   */
  ballot(part, vote) {
    const cast = this.pending.filter((action) => {
      return action.type === CAST_BALLOT && action.part === part && (!vote || action.vote === vote);
    });
    const { ballots, votes } = this.#own;
    const known = !vote || votes?.[part] === vote ? ballots[part] : undefined;
    return /** @type {string[] | undefined} */ (cast.at(-1)?.targets) ?? known;
  }

  /** @param {string} part @param {Draft} draft */
  post(part, { text, category, named, withheld }) {
    this.#outbox.add(ADD_NOTE, { part, text, category, named, in_report: !withheld });
  }

  /**
   * @param {Card} card
   * @param {{text: string, category: string | null}} words
   * @returns {boolean} whether that was possible: what is on its way has to arrive first; a note
   *   that nothing is known of any more is written anew
   */
  edit({ id, key, part, in_report }, words) {
    if (id) this.#outbox.add(EDIT_NOTE, { note: id, ...words });
    else if (this.cards().some((card) => card.key === key)) return this.#outbox.change(key, words);
    else this.#outbox.add(ADD_NOTE, { part, ...words, named: false, in_report });
    return true;
  }

  /** @param {Card} card */
  withdraw(card) {
    this.#drafts.set(changeOf(card), null);
    if (card.state === "refused") this.#drafts.dismiss(card.key);
    else if (card.id) this.#outbox.add(WITHDRAW_NOTE, { note: card.id });
    else this.#outbox.change(card.key, null);
  }

  /** Put one's name on a note, or take it off. @param {Card} card @param {boolean} named */
  name(card, named) {
    if (card.id) this.#outbox.add(NAME_NOTE, { note: card.id, named });
  }

  /** Take the words that were proposed for a note, or do not. @param {Card} card @param {boolean} accepted */
  answer({ id, correction }, accepted) {
    if (!id || correction === null) return;
    this.#outbox.add(ANSWER_CORRECTION, { note: id, text: correction, accepted });
  }

  /** Whether the server has not answered for a while though there is a line. */
  get stuck() {
    return this.#online() && this.#outbox.failing;
  }

  /** Try at once to send what waits. */
  again() {
    void this.#outbox.flush();
  }

  /** @param {Card} card @param {boolean} inReport */
  setInReport(card, inReport) {
    if (card.id) this.#outbox.add(SET_IN_REPORT, { note: card.id, in_report: inReport });
    else this.#outbox.change(card.key, { in_report: inReport });
  }

  /** @param {string} part @param {readonly string[]} targets @param {string} [vote] */
  cast(part, targets, vote = "") {
    const last = this.#outbox.waiting.at(-1)?.action;
    const same = last?.part === part && (last.vote ?? "") === vote;
    const unsent = last?.type === CAST_BALLOT && same;
    if (unsent && this.#outbox.change(last.action_id, { targets })) return;
    this.#outbox.add(CAST_BALLOT, { part, targets, vote });
  }

  /** Whether a card may still be changed: what is on its way has to arrive first. @param {Card} card */
  changeable(card) {
    return card.id !== null || card.state === "refused" || !this.#tried(card.key);
  }

  /** What this person wants to be called, "" for nobody in particular. @returns {string} */
  get called() {
    const said = this.pending.filter(({ type }) => type === CALL_ME).at(-1);
    return String(said ? said.nickname : (this.#own.name ?? ""));
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
        queued: false,
        off_stage: false,
        correction: null,
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
          if (action.type === ANSWER_CORRECTION) {
            laid.correction = null;
            if (action.accepted === true) laid.text = String(action.text);
          }
          if (action.type === NAME_NOTE) laid.by = action.named ? this.called : null;
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
      queued: false,
      off_stage: false,
      correction: null,
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
