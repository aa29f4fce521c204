// @ts-check
/** A pause: the clock time at which it goes on, in the time zone of the session, and when it is near. */

import { copy, fill, piece } from "../dom.js";
import { goesOnSoon } from "../pause.js";
import { clockTime, pick, t } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

export class Break {
  element = copy("stage-break");
  /** @type {number | null} */
  #until = null;

  /** @param {import("./records.js").Scene} scene */
  show({ stage, zone }) {
    this.#until = stage.resume_at;
    const until =
      stage.resume_at === null
        ? ""
        : t("We resume at {t}", { t: clockTime(stage.resume_at, zone) });
    fill(this.element, { title: pick(stage.title), until });
    fillLines(piece(this.element, "lines"), stage.lines);
    fit(this.element, 2);
  }

  /** @param {number} now */
  tick(now) {
    const soon = goesOnSoon(this.#until, now) ? t("We go on in a moment") : "";
    const slot = this.element.querySelector("[data-slot=soon]");
    if (slot?.textContent === soon) return;
    fill(this.element, { soon });
    fit(this.element, 2); // with one line more, or less
  }
}
