// @ts-check
/** Voting is open: what is asked, and how many have voted. No result before the close. */

import { copy, fill } from "../dom.js";
import { voted } from "../how_many.js";
import { speak } from "../note.js";
import { beside } from "../two.js";
import { n, pick, t } from "../words.js";
import { fit } from "./fit.js";

/** @typedef {import("./records.js").Stage} Stage */

export class Vote {
  element = copy("stage-vote");

  /** @param {import("./records.js").Scene} scene */
  show({ stage, here }) {
    const lens = pick(stage.lens);
    fill(this.element, { lens, rule: rule(stage), count: voted(stage.voters ?? 0, here) });
    speak(/** @type {HTMLElement} */ (this.element.querySelector(".vote__lens")), lens);
    fit(this.element, 2);
  }
}

/** What everybody does, and when it is told. @param {Stage} stage */
function rule({ mode, budget, choices, needed }) {
  if (mode === "ranking") {
    return n(
      "{n} thing, in your order. Results after closing",
      "All {n} in your order. Results after closing",
      choices ?? 0,
    );
  }
  if (mode === "decision") {
    const each = t("One choice each. Results after closing");
    return needed ? beside(each, t("It holds if {n} take part", { n: needed })) : each;
  }
  if (budget === null) return t("Results after closing");
  return n(
    "Up to {n} dot each. Results after closing",
    "Up to {n} dots each. Results after closing",
    budget,
  );
}
