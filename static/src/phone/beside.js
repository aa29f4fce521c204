// @ts-check
/**
 * What stands beside writing and reading: lines built on notes, a quiet word to those who have
 * written nothing, that one is done, what may still be changed on a note, what was typed where the session has gone on
 * from, the pulse, what the stage shows, the keys of a computer.
 * In one file that comes a moment later: without it one can write and read.
 */

import { copy, piece, replaceChildrenKeyed } from "../dom.js";
import { later } from "../later.js";
import { page } from "../page.js";
import { ADD_NOTE, PART, PULSE, SAY_DONE, SESSION } from "../protocol.js";
import { Calling } from "./calling.js";
import { fillSaid, said } from "./easy.js";
import { keepFieldInSight } from "./in_sight.js";
import { keepPlace } from "./keeping_place.js";
import { LeftBehind } from "./left_behind.js";
import { Pulse } from "./pulse.js";
import { sentence } from "./reasons.js";
import { explainBy } from "./refusals.js";
import { Repeating } from "./repeating.js";
import { Resuming } from "./resuming.js";
import { Whisper } from "./whisper.js";

const BEFORE = new Set(["question", "write"]); // screens on which nobody reads notes yet
const SECOND_THOUGHTS_MS = 120_000; // a shown note may still be put right
/** Where the pulse stands, before and after: below what is said first, and above one's takeaway. */
const PULSES = /** @type {Record<string, Set<string>>} */ ({
  before: new Set(["wait", "checkin", "plain"]),
  after: new Set(["takeaway", "checkout", "thanks"]),
});

/** Where it lies folded below everything, for who comes when the others have answered already. */
const QUIET = /** @type {Record<string, Set<string>>} */ ({
  before: new Set(["rules", "talk", "question", "write"]),
  after: new Set(),
});

/**
 * @typedef {{main: HTMLElement, store: import("../store.js").Store,
 *   seat: import("./seat.js").Seat, outbox: import("../outbox.js").Outbox,
 *   drafts: import("./drafts.js").Drafts, device: import("../device.js").Device, place: string,
 *   clock: import("../clock.js").Clock, online: () => boolean, changed: () => void,
 *   composer: import("./composer.js").Composer, visit: import("../device.js").Device,
 *   view: () => any}} Parts `visit` lasts as long as the tab; `view` is what is looked at
 */

export class Beside {
  #parts;
  #whisper;
  #repeating;
  #calling;
  #resuming;
  #leftBehind;
  #buildingCode;
  /** @type {import("./building.js").Building | undefined} */
  #building;
  /** @type {Pulse | undefined} */
  #pulse;
  /** @type {Map<string, number>} since when the notes of a part can be read */
  #read = new Map();
  /** @type {number | undefined} when the first of those is over that can still be changed */
  #over;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    explainBy(sentence);
    this.#buildingCode = later(() => import("./building.js"), parts.changed);
    this.#whisper = new Whisper(parts);
    this.#repeating = new Repeating(parts);
    this.#calling = new Calling(parts);
    keepFieldInSight();
    keepPlace(parts.visit, `place:${parts.place}`, parts.view);
    this.#resuming = new Resuming(parts);
    this.#leftBehind = new LeftBehind(parts, page.evening?.arrives);
    if (matchMedia("(any-hover: hover)").matches) {
      const keys = later(
        () => import("./keys.js"), // for a computer
        ({ Keys }) => new Keys(parts.main, parts.device),
      );
      keys();
    }
    parts.main.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button[data-act]");
      if (button) this.#pressed(/** @type {HTMLElement} */ (button));
    });
  }

  /** Lines built on notes, once a board has asked for their code and it is there. */
  get building() {
    const { Building } = this.#buildingCode() ?? {};
    this.#building ??= Building && new Building(this.#parts);
    return this.#building;
  }

  /** Show what stands beside the screen. */
  paint() {
    this.#askPulse();
    this.#repeating.paint();
    this.#resuming.paint();
    this.#leftBehind.paint();
    this.#calling.paint(this.#parts.store.get(PART + this.#here));
  }

  /** @param {import("../protocol.js").Head} head */
  heard(head) {
    this.#repeating.heard(head);
  }

  /** Ask how one comes, or goes, where there is room for it. */
  #askPulse() {
    const { store, main } = this.#parts;
    const asks = store.get(PULSE)?.asks ?? "";
    const section = piece(main, "pulse");
    const screen = piece(main, "screen");
    const shown = store.get(SESSION)?.screen;
    const quiet = QUIET[asks]?.has(shown) ?? false;
    const first = asks === "after";
    const there = quiet ? piece(main, "tray") : screen; // in order of the page, before or after it
    const side = quiet || first ? "before" : "after";
    const neighbour = side === "before" ? "nextElementSibling" : "previousElementSibling";
    if (section[neighbour] !== there) there[side](section);
    this.#pulse ??= new Pulse(section, this.#parts);
    this.#pulse.paint(quiet || (PULSES[asks]?.has(shown) ?? false), quiet);
  }

  /** What to say to somebody who has written nothing; "" to everybody else. */
  get words() {
    const { store, seat } = this.#parts;
    const session = store.get(SESSION);
    const part = store.get(PART + this.#here);
    const silent = part && seat.cards(this.#here).length === 0 && !this.done;
    return silent ? this.#whisper.words(session, part) : "";
  }

  /** Whether one is done writing: said so, and written nothing since. */
  get done() {
    const { seat } = this.#parts;
    const said = seat.pending.filter((action) => {
      return action.part === this.#here && (action.type === SAY_DONE || action.type === ADD_NOTE);
    });
    const last = said.at(-1);
    return last ? last.on === true : seat.own.done.includes(this.#here);
  }

  /**
   * What may still be done with a note of one's own.
   *
   * @param {import("./seat.js").Card} card
   * @returns {{editable: boolean, nameable: boolean}}
   */
  ways(card) {
    const { store, clock } = this.#parts;
    const early = store.get(SESSION)?.screen === "wait" && card.part === page.evening?.arrives;
    const here = card.part === this.#here || early;
    const part = store.get(PART + this.#here);
    const until = card.late ? card.until : this.#until();
    const fresh = !until || until > clock.now();
    if (here && until && fresh) this.#lookAgain(until);
    return {
      editable: card.id === null || (here && fresh),
      nameable: here && part?.names === "participant_choice",
    };
  }

  /**
   * What could be done goes by itself when its time is over.
   *
   * @param {number} until
   */
  #lookAgain(until) {
    if (this.#over !== undefined && this.#over <= until) return;
    this.#over = until;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#over = undefined; // a device that slept looks again
        this.#parts.changed();
      },
      until - this.#parts.clock.now() + 50,
    );
  }

  /**
   * A tab for each category that a note names, to read only those.
   *
   * @param {HTMLElement} root
   * @param {readonly import("../protocol.js").Note[]} notes
   * @param {import("../protocol.js").Part | undefined} part
   * @param {string} chosen
   */
  tabs(root, notes, part, chosen) {
    const named = new Set([...notes.map(({ category }) => category), chosen.slice(1)]);
    const categories = part?.categories.filter(({ id }) => named.has(id)) ?? [];
    replaceChildrenKeyed(piece(root, "tabs-list"), categories, {
      key: ({ id }) => id,
      create: ({ id, shape }) => {
        const tab = copy("category-tab");
        tab.dataset.tab = `=${id}`;
        tab.querySelector("use")?.setAttribute("href", `#shape-${shape}`);
        return tab;
      },
      update: (tab, { label }) => fillSaid(tab, "tab", said(label)),
    });
  }

  /**
   * Until when a note of this step can still be changed that was there when all could be read;
   * undefined while they are written. Who came later knows no better than the stop: then the
   * server has the last word.
   */
  #until() {
    const { screen, since } = this.#parts.store.get(SESSION);
    if (!BEFORE.has(screen) && !this.#read.has(this.#here)) this.#read.set(this.#here, since);
    const read = this.#read.get(this.#here);
    return read && read + SECOND_THOUGHTS_MS;
  }

  get #here() {
    return this.#parts.store.get(SESSION)?.stop.part ?? "";
  }

  /** @param {HTMLElement} button */
  #pressed(button) {
    const { act } = button.dataset;
    if (act === "build") this.building?.toggle(button);
    if (act === "unbuild") this.building?.withdraw(button);
    if (act === "send-again") this.#parts.seat.again();
    if (act === "done") this.#parts.outbox.add(SAY_DONE, { part: this.#here, on: !this.done });
  }
}
