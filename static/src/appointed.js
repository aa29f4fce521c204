// @ts-check
/** When a session is held, in words; "" where nobody has said. */

import { page } from "./page.js";

/** @param {import("./protocol.js").Appointed} held */
export function when({ day, time }) {
  if (!day) return "";
  /** @type {Intl.DateTimeFormatOptions} */
  const words = { month: "long", day: "numeric", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(page.lang, words);
  return `${format.format(new Date(`${day}T12:00Z`))} ${time ?? ""}`.trim();
}
