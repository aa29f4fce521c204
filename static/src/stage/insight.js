// @ts-check
/** What we saw, in one sentence; the question where the sentence is not there yet. */

import { copy, fill, piece } from "../dom.js";
import { speak } from "../note.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

export class Insight {
  element = copy("stage-insight");
  #text = piece(this.element, "text");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#text.hidden = !stage.insight;
    fill(this.element, { insight: stage.insight });
    speak(this.#text, stage.insight ?? "");
    fillLines(piece(this.element, "lines"), stage.insight ? null : stage.lines);
    fit(this.element, 2);
  }
}
