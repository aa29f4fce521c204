// @ts-check
/** A part that only has a title, and what people do in it. */

import { copy, fill, piece } from "../dom.js";
import { pick } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

export class Plain {
  element = copy("stage-plain");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    fill(this.element, { title: pick(stage.title) });
    fillLines(piece(this.element, "lines"), stage.lines);
    fit(this.element, 2);
  }
}
