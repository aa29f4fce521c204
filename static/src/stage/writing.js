// @ts-check
/** Everyone writes: only how much has arrived, as blank notes, one each. */

import { copy, fill, piece } from "../dom.js";
import { timeLeft } from "../timer.js";
import { n, t } from "../words.js";
import { fit, surroundings } from "./fit.js";
import { fillLines } from "./lines.js";

const MOST = 60; // blank notes; the sentence below them counts all

export class Writing {
  element = copy("stage-writing");
  #notes = piece(this.element, "notes");
  #end = piece(this.element, "end");
  /** @type {import("../protocol.js").Session | null} */
  #session = null;
  #words = "";
  #fitted = "";

  /** @param {import("./records.js").Scene} scene */
  show({ session, stage }) {
    this.#session = session;
    fillLines(piece(this.element, "lines"), stage.lines);
    piece(this.element, "anonymous").hidden = !stage.anonymous;
    const counts = stage.counts ?? { people: 0, notes: 0 };
    const words = sentence(counts);
    fill(this.element, { counts: words });
    this.#lay(counts.notes);
    // Twenty notes a second are not twenty measurements: beyond sixty nothing has another size.
    this.#words = JSON.stringify([stage.lines, stage.anonymous, words.length]);
    this.#fit();
  }

  /** @param {number} now */
  tick(now) {
    const over = timeLeft(this.#session?.timer ?? null, now) === 0;
    if (this.#end.hidden !== over) return;
    this.#end.hidden = !over;
    this.#fit();
  }

  #fit() {
    const there = this.#notes.childElementCount;
    const content = `${this.#words} ${there} ${this.#end.hidden} ${surroundings()}`;
    if (content === this.#fitted) return;
    this.#fitted = content;
    fit(this.#notes, 2);
  }

  /** @param {number} count one blank note lands for each that was not there before */
  #lay(count) {
    const there = this.#notes.childElementCount;
    const first = there === 0;
    for (let i = there; i < Math.min(count, MOST); i += 1) {
      const blank = document.createElement("span");
      blank.className = "blank-note";
      if (!first) blank.classList.add("blank-note--landing");
      this.#notes.append(blank);
    }
    while (this.#notes.childElementCount > count) this.#notes.lastElementChild?.remove();
  }
}

/** @param {{people: number, notes: number}} counts */
function sentence({ people, notes }) {
  if (notes === 0) return t("We are waiting for the first note");
  const written = n("{n} person has written", "{n} people have written", people);
  return `${written} · ${n("{n} note", "{n} notes", notes)}`;
}
