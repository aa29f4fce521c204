// @ts-check
/** The join code over the stage: until a moment by the server's clock, or until it is taken off. */

import { piece } from "../dom.js";
import { fit, surroundings } from "./fit.js";

/** @typedef {{until: number | null} | null} Code */

/**
 * @param {Code | undefined} code
 * @param {number} now by the server's clock
 * @returns {"off" | "while" | "stay"} how it lies there now
 */
export function codeNow(code, now) {
  if (!code || (code.until !== null && code.until <= now)) return "off";
  return code.until === null ? "stay" : "while";
}

/** What the same key does next. @param {"off" | "while" | "stay"} how */
export const codeNext = (how) =>
  /** @type {const} */ ({ off: "while", while: "stay", stay: "off" })[how];

/** @type {WeakMap<HTMLElement, string>} what it was fitted into */
const fitted = new WeakMap();

/**
 * @param {HTMLElement} stage
 * @param {Code | undefined} code
 * @param {number} now
 */
export function showCode(stage, code, now) {
  const over = piece(stage, "code");
  const how = codeNow(code, now);
  over.dataset.how = how; // what the key does next follows from it
  over.hidden = how === "off";
  if (over.hidden || fitted.get(over) === surroundings()) return;
  fit(over, 1, piece(over, "code-words"));
  if (over.clientWidth > 0) fitted.set(over, surroundings()); // not while it is out of sight
}
