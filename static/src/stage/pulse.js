// @ts-check
/** How people come, or go: a dot for each question, a count, and maybe how people came. */

import { copy, fill, piece } from "../dom.js";
import { told } from "../how_many.js";
import { pick, t } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

const PARTS = /** @type {const} */ (["low", "middle", "high"]);

export class Pulse {
  element = copy("stage-pulse");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    const { items, answered: people, later, came } = stage.pulse ?? NOTHING;
    const count = { n: items };
    this.element.classList.toggle("pulse--came", came !== null);
    fill(this.element, {
      title: pick(stage.title),
      lead: later
        ? t("To close: {n} questions, on your phone", count)
        : t("{n} questions, on your phone", count),
      count: told(people),
      statement: pick(came?.text),
    });
    fillLines(piece(this.element, "lines"), later ? stage.lines : null);
    this.#dots(items);
    piece(this.element, "came").hidden = came === null;
    if (came) this.#came(came.counts);
    fit(this.element, 2);
  }

  /** @param {number} items */
  #dots(items) {
    const dots = piece(this.element, "dots");
    if (dots.children.length === items) return;
    const made = Array.from({ length: items }, () => document.createElement("span"));
    for (const dot of made) dot.className = "pulse__dot";
    dots.replaceChildren(...made);
  }

  /** @param {number[]} counts below, at and above the middle */
  #came(counts) {
    const all = Math.max(
      1,
      counts.reduce((sum, each) => sum + each, 0),
    );
    fill(this.element, Object.fromEntries(PARTS.map((part, at) => [part, counts[at] ?? 0])));
    let before = 0;
    for (const [at, bar] of [...this.element.querySelectorAll("rect")].entries()) {
      const share = (100 * (counts[at] ?? 0)) / all;
      bar.setAttribute("x", `${before}%`);
      bar.setAttribute("width", `${share}%`);
      before += share;
    }
  }
}

const NOTHING = { items: 0, answered: 0, later: false, came: null };
