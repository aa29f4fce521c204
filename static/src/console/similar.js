// @ts-check
/**
 * What the server suggests for the notes on the board. It only suggests: nothing here moves a note.
 *
 * Asked for once people have read the notes, after every change of the board, unless somebody has
 * turned it off on this device. What the facilitator did with earlier suggestions is kept here, by
 * session, and goes along: who disagrees is told less.
 *
 * @typedef {{note: string, themes: string[], strength: number | null, sure: boolean,
 *   near: boolean}} Fitting `near`: enough to be proposed
 * @typedef {{fittings: Map<string, Fitting>, pairs: string[][], stacks: string[][],
 *   unread: number}} Told
 */

import { NOTE, THEME } from "../protocol.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

const CALM_MS = 120; // after the last change of the board
const BREATH_MS = 600; // between two questions, while notes go on arriving
const AGAIN_MS = 1500; // while notes are still being read
const DOWN_MS = 10_000; // while nobody answers
const OUTCOMES = 500;
const READ = new Set(["reveal", "pair", "discuss", "theme", "vote", "insight"]);
/** @type {Told} */
const NOTHING = { fittings: new Map(), pairs: [], stacks: [], unread: 0 };

export class Similar {
  /** @type {Told} */
  #told = NOTHING;
  /** @type {"" | "off" | "few" | "ready" | "refused"} */
  #state = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;
  #asked = 0;
  #askedAt = -BREATH_MS;
  #store;
  #device;
  #code;
  #board;
  /** @type {(() => void)[]} */
  #listeners = [];

  /**
   * @param {{store: import("./records.js").Store, device: import("../device.js").Device,
   *   code: string, board: () => {part: string, flat: boolean}}} parts `board` is what is looked at
   */
  constructor({ store, device, code, board }) {
    this.#store = store;
    this.#device = device;
    this.#code = code;
    this.#board = board;
    document.addEventListener("visibilitychange", () => this.ask());
    watch(store, ["session", NOTE, THEME], () => this.ask());
  }

  /** @param {() => void} listener hears of every answer */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  /** What is suggested now. */
  get told() {
    return this.#told;
  }

  /** The part whose notes are looked at. */
  get part() {
    return this.#board().part;
  }

  /** What came of asking; "" before. */
  get state() {
    return this.on ? this.#state : "refused";
  }

  /** Whether this device wants suggestions at all. */
  get on() {
    return this.#device.get("similar") !== false;
  }

  set on(wanted) {
    this.#device.set("similar", wanted);
    this.#take(NOTHING, "");
    if (wanted) this.ask();
  }

  /** Whether a suggestion was dismissed. @param {string} name */
  dismissed(name) {
    return this.#kept.dismissed.includes(name);
  }

  /** Never suggest this again. @param {string} name */
  dismiss(name) {
    const kept = this.#kept;
    this.#keep({ ...kept, dismissed: [...kept.dismissed, name].slice(-OUTCOMES) });
  }

  /**
   * Notes were put into a theme by hand, or a suggestion was turned down: remember whether the
   * machine would have said so.
   *
   * @param {readonly string[]} notes
   * @param {string | null} theme the id of one, "lone", or null: it is not this one
   */
  learn(notes, theme) {
    const known = notes.flatMap((note) => this.#told.fittings.get(note) ?? []);
    const outcomes = known
      .filter(({ strength }) => strength !== null)
      .map(({ strength, themes }) => [strength, themes[0] === theme]);
    if (outcomes.length === 0) return;
    const kept = this.#kept;
    this.#keep({ ...kept, outcomes: [...kept.outcomes, ...outcomes].slice(-OUTCOMES) });
  }

  /**
   * @param {readonly string[]} notes
   * @returns {string[]} themes that they may belong to: those thought of for all, best first
   */
  near(notes) {
    const lists = notes.map((note) => this.#told.fittings.get(note)?.themes ?? []);
    return (lists[0] ?? []).filter((theme) => lists.every((each) => each.includes(theme)));
  }

  /** Ask soon. */
  ask() {
    clearTimeout(this.#soon);
    if (!this.on || !this.#wanted) return this.#state === "" ? undefined : this.#take(NOTHING, "");
    const wait = Math.max(CALM_MS, this.#askedAt + BREATH_MS - performance.now());
    this.#soon = setTimeout(() => void this.#ask(), wait);
  }

  /** Before people have read the notes, grouping is not what anybody does. */
  get #wanted() {
    const { part, flat } = this.#board();
    const read = (desk(this.#store)?.agenda ?? []).some(
      (stop) => stop.part === part && READ.has(stop.phase) && ["now", "done"].includes(stop.state),
    );
    return read && !flat && document.visibilityState === "visible";
  }

  async #ask() {
    const { part } = this.#board();
    this.#asked += 1;
    this.#askedAt = performance.now();
    const asked = this.#asked;
    const answer = await this.#answer({ part, outcomes: this.#kept.outcomes });
    if (asked !== this.#asked || part !== this.#board().part) return; // a later one is on its way
    this.#take(read(answer), answer.state);
    const wait = answer.state === "off" ? DOWN_MS : answer.unread ? AGAIN_MS : 0;
    if (!wait) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.#ask(), wait);
  }

  /** @param {object} question */
  async #answer(question) {
    try {
      const answer = await fetch(`/console/${this.#code}/similar`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(question),
      });
      return answer.ok ? await answer.json() : { state: "off" };
    } catch {
      return { state: "off" };
    }
  }

  /**
   * @param {Told} told
   * @param {"" | "off" | "few" | "ready"} state
   */
  #take(told, state) {
    this.#told = told;
    this.#state = state;
    for (const each of this.#listeners) each();
  }

  /** @returns {{outcomes: unknown[][], dismissed: string[]}} */
  get #kept() {
    return this.#device.get(`similar:${this.#code}`) ?? { outcomes: [], dismissed: [] };
  }

  /** @param {{outcomes: unknown[][], dismissed: string[]}} kept */
  #keep(kept) {
    this.#device.set(`similar:${this.#code}`, kept);
  }
}

/**
 * @param {any} answer
 * @returns {Told}
 */
function read(answer) {
  if (answer.state !== "ready") return NOTHING;
  const fittings = new Map(
    answer.themes.map((/** @type {[string, string[], number | null, boolean, boolean]} */ each) => {
      const [note, themes, strength, sure, near] = each;
      return [note, { note, themes, strength, sure, near }];
    }),
  );
  return { fittings, pairs: answer.pairs, stacks: answer.stacks, unread: answer.unread };
}
