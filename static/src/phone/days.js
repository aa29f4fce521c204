// @ts-check
/**
 * The days that a first step can be taken on, counted from today where the session is.
 * facilitator/web/days.py does the same for the first paint.
 *
 * A day is text such as "2026-01-17".
 */

const DAY_MS = 86_400_000;
const SATURDAY = 6;

/** @param {string} day */
const noon = (day) => new Date(`${day}T12:00:00Z`);

/** @param {string} day @param {number} count */
const later = (day, count) =>
  new Date(noon(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);

/**
 * @param {number} now milliseconds
 * @param {string} [zone] such as "Asia/Tokyo"; none: that of the device
 */
export function todayIn(now, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(now);
}

/**
 * The weekend is what is left of it, and next week begins on Monday.
 *
 * @param {string} today
 * @returns {Record<"today" | "tomorrow" | "weekend" | "week", string>}
 */
export function choices(today) {
  const weekday = noon(today).getUTCDay(); // 0 is Sunday
  const weekend = weekday === 0 ? 0 : weekday === SATURDAY ? 1 : SATURDAY - weekday;
  return {
    today,
    tomorrow: later(today, 1),
    weekend: later(today, weekend),
    week: later(today, 7 - ((weekday + 6) % 7)),
  };
}

/**
 * A day as people say it: 1/17(土), Sat, Jan 17.
 *
 * @param {string} day
 * @param {"ja" | "en"} lang
 */
export function spokenDay(day, lang) {
  const month = lang === "ja" ? "numeric" : "short";
  const words = { weekday: "short", month, day: "numeric", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(lang, /** @type {Intl.DateTimeFormatOptions} */ (words));
  return format.format(noon(day));
}
