// @ts-check
/**
 * Everyone writes: only how much has arrived, as blank notes, one each. Beyond sixty the next one
 * lands where the first lies, and so on: something goes on arriving, and nothing else moves.
 */

import { copy, fill, piece } from "../dom.js";
import { written } from "../how_many.js";
import { timeLeft } from "../timer.js";
import { pick } from "../words.js";
import { fit, overflows, surroundings } from "./fit.js";
import { fillLines } from "./lines.js";

const MOST = 60; // blank notes that lie in sight; the sentence below them counts all

export class Writing {
  element = copy("stage-writing");
  #notes = piece(this.element, "notes");
  #end = piece(this.element, "end");
  /** @type {import("../protocol.js").Session | null} */
  #session = null;
  #words = "";
  #landed = 0;
  #fitted = "";

  /** @param {import("./records.js").Scene} scene */
  show({ session, stage }) {
    this.#session = session;
    fillLines(piece(this.element, "lines"), stage.lines);
    piece(this.element, "anonymous").hidden = !stage.anonymous;
    fill(this.element, { hint: pick(stage.hint) });
    piece(this.element, "hint").hidden = !stage.hint;
    const counts = stage.counts ?? { people: 0, notes: 0 };
    const words = written(counts);
    fill(this.element, { counts: words });
    this.#lay(counts.notes);
    // Twenty notes a second are not twenty measurements: beyond sixty nothing has another size.
    this.#words = JSON.stringify([stage.lines, stage.hint, stage.anonymous, words.length]);
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
    this.element.removeAttribute("data-tight");
    fit(this.#notes, 2);
    // What people read goes before the blank notes: the sentence below them counts all.
    for (const step of ["1", "2"]) {
      if (overflows(this.element)) this.element.dataset.tight = step;
    }
  }

  /** @param {number} count one blank note lands for each that was not there before */
  #lay(count) {
    const first = this.#landed === 0;
    for (let i = Math.max(this.#landed, count - MOST); i < count; i += 1) {
      const blank = document.createElement("span");
      blank.className = "blank-note";
      if (!first) blank.classList.add("blank-note--landing");
      const under = this.#notes.children[i % MOST];
      if (under) under.replaceWith(blank);
      else this.#notes.append(blank);
    }
    this.#landed = count;
    while (this.#notes.childElementCount > count) this.#notes.lastElementChild?.remove();
  }
}
