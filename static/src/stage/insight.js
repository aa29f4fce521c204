// @ts-check
/** What we saw, in one sentence; until there is one, only that it is being looked for. Below it,
 *  when the facilitator shows it, how well it fits. */

import { copy, fill, piece } from "../dom.js";
import { speak } from "../note.js";
import { breakBetweenPhrases } from "./breaking.js";
import { fit } from "./fit.js";
import { fillFits } from "./fits.js";

export class Insight {
  element = copy("stage-insight");
  #text = piece(this.element, "text");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#text.hidden = !stage.insight;
    fill(this.element, { insight: stage.insight });
    speak(this.#text, stage.insight ?? "");
    breakBetweenPhrases(this.#text);
    piece(this.element, "soon").hidden = Boolean(stage.insight);
    fillFits(piece(this.element, "fits"), stage.fit);
    fit(this.element, 3);
  }
}
