// @ts-check
/**
 * Leaving the report: one press keeps all that one has written out of it, and lets back in what
 * that press took out, nothing that was kept out before. The words stay where they can be read.
 *
 * @typedef {{key: string, before?: string, stands: boolean, ready: boolean,
 *   set?: (stands: boolean) => void}} Said
 *   `before`: the key it had while it was on its way; `ready`: it can be changed now; what is on
 *   its way has to arrive first
 */

import { fill, on, piece } from "../dom.js";
import { draftKey } from "../phone/step_draft.js";
import {
  ADD_REPLY,
  MAKE_FIRST_STEP,
  SET_FIRST_STEP_IN_REPORT,
  SET_REPLY_IN_REPORT,
} from "../protocol.js";
import { t } from "../words.js";

const DRAFT = "draft"; // the key of a first step that is being decided; no id looks like it

export class Leaving {
  #root;
  #seat;
  #outbox;
  #device;
  #evening;
  #key;
  #draftKey;

  /**
   * @param {HTMLElement} root
   * @param {{seat: import("../phone/seat.js").Seat, outbox: import("../outbox.js").Outbox,
   *   device: import("../device.js").Device, place: string,
   *   evening: import("../phone/evening.js").Evening, changed: () => void}} parts
   */
  constructor(root, { seat, outbox, device, place, evening, changed }) {
    this.#root = root;
    this.#seat = seat;
    this.#outbox = outbox;
    this.#device = device;
    this.#evening = evening;
    this.#key = `left:${place}`;
    this.#draftKey = draftKey(place);
    on(root.querySelector('[data-act="leave"]'), "click", () => {
      if (this.#standing.length > 0) this.#leave();
      else this.#comeBack();
      changed();
    });
  }

  paint() {
    this.#rename();
    const stand = this.#standing.length > 0;
    this.#root.hidden = this.#said.length === 0;
    fill(this.#root, {
      leave: stand ? t("Keep all of mine out of the report") : t("Put them back into the report"),
      left: stand ? "" : t("None of your words will be in the report"),
    });
    piece(this.#root, "left").hidden = stand;
  }

  /** What this device has kept out by a press. @returns {string[]} */
  get #left() {
    const left = this.#device.get(this.#key);
    return Array.isArray(left) ? left : [];
  }

  /** @param {readonly string[]} keys */
  set #left(keys) {
    this.#device.set(this.#key, keys.length > 0 ? [...new Set(keys)] : null);
  }

  /** Also what an earlier press took out is known still, whatever was let in again since. */
  #leave() {
    const leaving = this.#standing.filter(({ ready }) => ready);
    const draft = this.#keepDraft(true) ? [DRAFT] : [];
    this.#left = [...this.#left, ...leaving.map(({ key }) => key), ...draft];
    for (const said of leaving) said.set?.(false);
  }

  /** Let in again what was kept out by a press; where this device knows of none, everything. */
  #comeBack() {
    const left = this.#left;
    const known = this.#said.filter(({ key }) => left.includes(key));
    for (const said of known.length > 0 ? known : this.#said) if (said.ready) said.set?.(true);
    if (left.includes(DRAFT)) this.#keepDraft(false);
    this.#left = known.filter(({ ready }) => !ready).map(({ key }) => key);
  }

  /** What was left while it was on its way has another key now, which it keeps. */
  #rename() {
    const left = this.#left;
    const arrived = this.#said.filter(({ key, before }) => {
      return before !== undefined && before !== key && left.includes(before);
    });
    if (arrived.length === 0) return;
    const keys = new Map(arrived.map(({ before, key }) => [before, key]));
    this.#left = left.map((key) => keys.get(key) ?? key);
  }

  /**
   * A first step that is being changed goes where the rest goes, also in its open form.
   *
   * @param {boolean} withheld
   * @returns {boolean} whether it stood otherwise
   */
  #keepDraft(withheld) {
    const draft = this.#device.get(this.#draftKey);
    if (draft === null || (draft.withheld === true) === withheld) return false;
    this.#device.set(this.#draftKey, { ...draft, withheld });
    this.#evening.firstStep?.renew();
    return true;
  }

  get #standing() {
    return this.#said.filter(({ stands }) => stands);
  }

  /** All that one has said and a report could hold, also what is not there yet. @returns {Said[]} */
  get #said() {
    const cards = this.#seat.cards().filter(({ state }) => state !== "refused");
    const coming = this.#seat.pending.filter(({ type }) => type === ADD_REPLY);
    return [
      ...cards.map((card) => ({
        key: card.id ?? card.key,
        before: card.key,
        stands: card.in_report,
        ready: this.#seat.changeable(card),
        set: (/** @type {boolean} */ stands) => this.#seat.setInReport(card, stands),
      })),
      ...this.#seat.own.replies.map((reply) => this.#reply(reply)),
      ...coming.map(({ action_id }) => ({ key: action_id, stands: true, ready: false })),
      ...this.#steps,
    ];
  }

  /** @param {{id: string, in_report: boolean}} reply @returns {Said} */
  #reply({ id, in_report }) {
    const last = this.#seat.pending
      .filter(({ type, reply }) => type === SET_REPLY_IN_REPORT && reply === id)
      .at(-1);
    return {
      key: id,
      stands: last ? last.in_report === true : in_report,
      ready: true,
      set: (stands) => this.#outbox.add(SET_REPLY_IN_REPORT, { reply: id, in_report: stands }),
    };
  }

  /** First steps: as they will stand once everything has arrived. @returns {Said[]} */
  get #steps() {
    const made = this.#seat.pending.filter(({ type }) => type === MAKE_FIRST_STEP);
    const parts = [...Object.keys(this.#seat.own.pledges), ...made.map(({ part }) => String(part))];
    return [...new Set(parts)].flatMap((part) => {
      const step = this.#evening.answers.step(part);
      if (!step || step.what === "") return [];
      const coming = made.filter((action) => action.part === part).at(-1);
      return [this.#step(part, step, coming)];
    });
  }

  /**
   * @param {string} part
   * @param {import("../phone/answers.js").Step} step
   * @param {import("../protocol.js").Action} [coming] brings it
   * @returns {Said}
   */
  #step(part, { id, in_report }, coming) {
    const before = `step/${part}`;
    const said = { key: id ?? before, before, stands: in_report };
    const waits = this.#outbox.waiting.find(({ action }) => action.action_id === coming?.action_id);
    if (coming) {
      const set = (/** @type {boolean} */ stands) =>
        this.#outbox.change(coming.action_id, { in_report: stands });
      return { ...said, ready: waits?.tried === false, set };
    }
    const set = (/** @type {boolean} */ stands) =>
      this.#outbox.add(SET_FIRST_STEP_IN_REPORT, { pledge: id, in_report: stands });
    return { ...said, ready: true, set };
  }
}
