// @ts-check
/**
 * A first step while it is being decided: what is in the form, and what is still missing.
 *
 * @typedef {{what: string, day: string, date: string, whom: string, ifThen: string, at: string,
 *   owner: string, sign: string, example: boolean, withheld: boolean, small: boolean}} Draft
 *   `small`: the person has said that it is fine as it is
 */

import { t } from "../words.js";
import { length } from "./length.js";

/** Where it is kept on a device. @param {string} place */
export const draftKey = (place) => `first-step:${place}`;

export const USUAL = "08:30"; // facilitator/web/calendar.py has the same
const MOST = 200; // characters the server accepts
const WHOM = 60;

/** @type {Readonly<Draft>} */
export const EMPTY = {
  what: "",
  day: "",
  date: "",
  whom: "",
  ifThen: "",
  owner: "",
  sign: "",
  at: USUAL,
  example: false,
  withheld: false,
  small: false,
};

/**
 * What keeps a step from being decided, in words; "" when nothing does.
 *
 * @param {Draft} draft
 * @param {string | null} when
 * @param {string} first the first day that is not over; what stood there before may stay
 */
export function wrong({ what, owner, ifThen, sign, whom }, when, first) {
  if (what.trim() === "") return t("Say in a few words what you will do, or choose “Not yet”");
  if ([what, owner, ifThen, sign].some((line) => length(line) > MOST) || length(whom) > WHOM) {
    return t("A little too long to keep. Your text is kept; please shorten it");
  }
  if (when === null) return t("Choose a day");
  return when < first ? t("That day is over. Please choose another") : "";
}
