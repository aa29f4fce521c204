// @ts-check
/** A guest speaks: who, about what, and what everybody may do meanwhile. */

import { copy, fill } from "../dom.js";
import { pick } from "../words.js";
import { fit } from "./fit.js";

export class Talk {
  element = copy("stage-talk");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    const name = pick(stage.guest?.name);
    this.element.classList.toggle("talk--nameless", name === "");
    fill(this.element, {
      title: pick(stage.title),
      name: name || pick(stage.title),
      topic: pick(stage.guest?.topic),
    });
    fit(this.element, 2);
  }
}
