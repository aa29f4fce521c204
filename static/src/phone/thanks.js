// @ts-check
/** The last screen: what is still to come after the evening. */

import { fill } from "../dom.js";
import { arrives } from "../report_day.js";

/** @param {HTMLElement} root @param {import("./screens.js").Scene} scene */
export function paintThanks(root, { session }) {
  fill(root, { report: arrives(session.report_day) });
}
