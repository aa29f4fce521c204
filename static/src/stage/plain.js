// @ts-check
/** A part that only has a title; the question too where there is one. */

import { copy, fill, piece } from "../dom.js";
import { pick, t } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

export class Plain {
  element = copy("stage-plain");

  /** @param {import("./records.js").Scene} scene */
  show({ session, stage }) {
    const pairs = session.stop.part === stage.part && session.stop.phase === "pair";
    fill(this.element, { title: pairs ? t("Talk in pairs") : pick(stage.title) });
    fillLines(piece(this.element, "lines"), stage.lines);
    fit(this.element, 2);
  }
}
