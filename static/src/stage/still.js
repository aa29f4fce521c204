// @ts-check
/** The two views in which nothing changes: thanks, and the dark stage. */

import { copy, fill } from "../dom.js";
import { arrives } from "../report_day.js";
import { fit } from "./fit.js";

export class Thanks {
  element = copy("stage-thanks");

  /** @param {import("./records.js").Scene} scene */
  show({ session }) {
    fill(this.element, { title: session.title, report: arrives(session.report_day) });
    fit(this.element, 2);
  }
}

export class Blank {
  element = copy("stage-blank");

  show() {}
}
