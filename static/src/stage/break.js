// @ts-check
/** A pause: the clock time at which it goes on, in the time zone of the session. */

import { copy, fill, piece } from "../dom.js";
import { page } from "../page.js";
import { pick, t } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

export class Break {
  element = copy("stage-break");

  /** @param {import("./records.js").Scene} scene */
  show({ stage, zone }) {
    const until =
      stage.resume_at === null
        ? ""
        : t("We resume at {t}", { t: clockTime(stage.resume_at, zone) });
    fill(this.element, { title: pick(stage.title), until });
    fillLines(piece(this.element, "lines"), stage.lines);
    fit(this.element, 2);
  }
}

/**
 * @param {number} at
 * @param {string} zone
 */
const clockTime = (at, zone) =>
  new Intl.DateTimeFormat(page.lang, {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
