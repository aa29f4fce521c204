// @ts-check
/** When a session is held, in words; "" where nobody has said. */

import { page } from "./page.js";
import { t } from "./words.js";

/** @param {import("./protocol.js").Appointed} held */
export function when({ day, time }) {
  if (!day) return "";
  /** @type {Intl.DateTimeFormatOptions} */
  const words = { month: "long", day: "numeric", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(page.lang, words);
  const on = format.format(new Date(`${day}T12:00Z`));
  return time ? t("{day}, {time}", { day: on, time }) : on;
}
