// @ts-check
/**
 * A lane of notes: those that fit stand still, more of them drift by, calmly and for ever.
 *
 * Where a note is follows from the clock, so a reloaded stage goes on as if nothing had been, and
 * two stages show the same. Whoever wishes for less motion gets turns instead.
 */

import { phrasesKnown } from "./breaking.js";
import { showNotes } from "./notes.js";
import { Turns } from "./turns.js";

const ACROSS_MS = 40_000; // from edge to edge: everything can be read twice
const IN_SIGHT = 2; // notes that begin within one width of the lane: never more than three of them
const OFF_MS = 500; // a difference to the clock that is worth a small jump
const SIZES = 5; // the stylesheet's steps for long notes: smaller type, still a wall note; then wider

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @typedef {{animation: Animation, ahead: number}} Drift `ahead`: its lead over the clock, in ms */

export class Lane {
  #lane;
  #number;
  #turns;
  /** @type {Drift[]} */
  #drifts = [];
  #drawn = "";

  /**
   * @param {HTMLElement} lane
   * @param {number} number from 0: each lane is half a place ahead of the one above it
   */
  constructor(lane, number) {
    this.#lane = lane;
    this.#number = number;
    this.#turns = new Turns(lane);
  }

  /**
   * @param {import("./records.js").Stage} stage
   * @param {readonly import("./records.js").Brief[]} notes
   */
  show(stage, notes) {
    const { clientWidth, clientHeight } = this.#lane;
    const room = [clientWidth, clientHeight, still.matches, phrasesKnown()];
    const content = JSON.stringify([notes, room]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    for (const { animation } of this.#drifts) animation.cancel();
    this.#drifts = [];
    this.#lane.classList.remove("lane--drifting");
    showNotes(this.#lane, stage, notes);
    const cards = /** @type {HTMLElement[]} */ ([...this.#lane.children]);
    for (const card of cards) {
      card.hidden = false;
      size(card, clientHeight);
    }
    if (still.matches) this.#turns.measure();
    else if (this.#lane.scrollWidth > clientWidth) this.#drift(cards, clientWidth);
  }

  /** @param {number} passed milliseconds at this stop */
  tick(passed) {
    if (still.matches) this.#turns.tick(passed);
    for (const { animation, ahead } of this.#drifts) {
      const round = Number(animation.effect?.getTiming().duration);
      const due = (passed + ahead) % round;
      const off = Math.abs((Number(animation.currentTime ?? 0) % round) - due);
      if (Math.min(off, round - off) > OFF_MS || animation.currentTime === null) {
        animation.currentTime = due;
      }
    }
  }

  /**
   * Put the notes behind one another on a band that is longer than the lane, and let it run.
   *
   * @param {HTMLElement[]} cards
   * @param {number} width of the lane
   */
  #drift(cards, width) {
    const gap = Number.parseFloat(getComputedStyle(this.#lane).columnGap);
    const sizes = cards.map((card) => card.offsetWidth + gap);
    const pitches = sizes.map((size) => Math.max(size, width / IN_SIGHT));
    const band = Math.max(
      pitches.reduce((sum, pitch) => sum + pitch, 0),
      width + Math.max(...sizes),
    );
    const duration = (band / width) * ACROSS_MS;
    this.#lane.classList.add("lane--drifting");
    let place = (-0.5 * this.#number * width) / IN_SIGHT;
    this.#drifts = cards.map((card, at) => {
      const shift = (/** @type {number} */ to) => ({ transform: `translateX(${to}px)` });
      const animation = card.animate([shift(width), shift(width - band)], {
        duration,
        iterations: Number.POSITIVE_INFINITY,
      });
      const ahead = ((width - place + band) / width) * ACROSS_MS;
      place += pitches[at] ?? 0;
      return { animation, ahead };
    });
  }
}

/**
 * Take the first size at which a note is no taller than its lane. The last is wider than the lane,
 * for what drifts by; where nothing moves the note ends in "…" instead.
 *
 * @param {HTMLElement} card
 * @param {number} height
 */
function size(card, height) {
  const text = /** @type {HTMLElement} */ (card.firstElementChild);
  card.style.removeProperty("--lane-lines");
  for (let step = 0; step < (still.matches ? SIZES - 1 : SIZES); step += 1) {
    card.dataset.size = String(step);
    if (card.offsetHeight <= height) return;
  }
  const line = Number.parseFloat(getComputedStyle(text).lineHeight);
  const lines = Math.floor((text.clientHeight - (card.offsetHeight - height)) / line);
  card.style.setProperty("--lane-lines", String(Math.max(1, lines)));
}
