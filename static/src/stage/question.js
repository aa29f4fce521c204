// @ts-check
/** Views that are a question, and at most a line below it. */

import { copy, fill, piece } from "../dom.js";
import { arrives } from "../report_day.js";
import { pick, t } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

/** The question of a step, and at most one sub-prompt. */
export class Question {
  element = copy("stage-question");
  #anonymous = piece(this.element, "anonymous");
  #hint = piece(this.element, "hint");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    fillLines(piece(this.element, "lines"), stage.lines);
    this.#anonymous.hidden = !stage.anonymous;
    fill(this.element, { hint: pick(stage.hint) });
    this.#hint.hidden = !stage.hint;
    fit(this.element, stage.hint ? 3 : 2);
  }
}

/** The check-out: one last question, whose answer nobody collects, the first thanks, and when the
 *  report is to be there, if somebody has said so. */
export class Checkout {
  element = copy("stage-checkout");
  #report = piece(this.element, "report");

  /** @param {import("./records.js").Scene} scene */
  show({ session, stage }) {
    fillLines(piece(this.element, "lines"), stage.lines);
    fill(this.element, { report: arrives(session.report_day) });
    this.#report.hidden = session.report_day === null;
    fit(this.element, 2);
  }
}

/** Where notes belong and there is none yet: the question stays. */
export class Empty {
  element = copy("stage-empty");

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    fillLines(piece(this.element, "lines"), stage.lines);
    const empty = stage.reviewing
      ? t("Notes appear here once the facilitator has looked at them")
      : t("We are waiting for the first note");
    fill(this.element, { empty });
    fit(this.element, 2);
  }
}
