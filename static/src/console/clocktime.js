// @ts-check
/** Clock times of the session's zone, wherever this computer thinks it is. */

import { page } from "../page.js";

const MINUTE = 60_000;
const DAY = 24 * 60; // minutes

/**
 * @param {string} zone IANA name
 * @returns {(at: number) => string} "18:05"
 */
export function clockTimes(zone) {
  const form = new Intl.DateTimeFormat(page.lang, {
    hour: "numeric",
    hourCycle: "h23", // as on the stage
    minute: "2-digit",
    timeZone: zone,
  });
  return (at) => form.format(at);
}

/**
 * @param {number} at
 * @param {string} zone
 * @returns {string} "18:05", as a field for times wants it
 */
export function timeField(at, zone) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone };
  return new Intl.DateTimeFormat("en-GB", /** @type {any} */ (form)).format(at);
}

/**
 * The moment nearest to `now` at which clocks in `zone` show `field`.
 *
 * @param {string} field "18:05"
 * @param {number} now
 * @param {string} zone
 * @returns {number | null} null for what is no time
 */
export function momentOf(field, now, zone) {
  const wanted = minutesOf(field);
  const here = minutesOf(timeField(now, zone));
  if (wanted === null || here === null) return null;
  let ahead = wanted - here;
  if (ahead < -DAY / 2) ahead += DAY;
  if (ahead > DAY / 2) ahead -= DAY;
  return (Math.floor(now / MINUTE) + ahead) * MINUTE;
}

/** @param {string} field */
function minutesOf(field) {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(field) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}
