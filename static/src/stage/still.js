// @ts-check
/** The two views in which nothing changes: thanks, and the dark stage. */

import { copy, fill } from "../dom.js";

export class Thanks {
  element = copy("stage-thanks");

  /** @param {import("./records.js").Scene} scene */
  show({ session }) {
    fill(this.element, { title: session.title });
  }
}

export class Blank {
  element = copy("stage-blank");

  show() {}
}
