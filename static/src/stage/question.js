// @ts-check
/** Views that are a question, and at most a line below it. */

import { copy, piece } from "../dom.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

/** The question of a step and nothing else. */
export class Question {
  element = copy("stage-question");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    fillLines(piece(this.element, "lines"), stage.lines);
    piece(this.element, "anonymous").hidden = !stage.anonymous;
    fit(this.element, 2);
  }
}

/** The check-out: one last question, whose answer nobody collects, and the first thanks. */
export class Checkout {
  element = copy("stage-checkout");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    fillLines(piece(this.element, "lines"), stage.lines);
    fit(this.element, 2);
  }
}

/** Where notes belong and there is none yet: the question stays. */
export class Empty {
  element = copy("stage-empty");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    fillLines(piece(this.element, "lines"), stage.lines);
    fit(this.element, 2);
  }
}
