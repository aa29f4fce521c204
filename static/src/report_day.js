// @ts-check
/** When the report is to be there: around a day, if whoever prepares the session has said one. */

import { page } from "./page.js";
import { t } from "./words.js";

/** @param {string | null} day such as "2026-01-20" */
export function arrives(day) {
  if (!day) return t("Your hosts send the report once it is made");
  const words = { month: "long", day: "numeric", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(
    page.lang,
    /** @type {Intl.DateTimeFormatOptions} */ (words),
  );
  return t("The report arrives around {day}", { day: format.format(new Date(`${day}T12:00Z`)) });
}
