// @ts-check
/** Three, two, one over the picture: the notes are about to appear. */

import { fill, piece } from "../dom.js";

/**
 * @param {HTMLElement} stage
 * @param {number | null} at when the notes will appear; the figure stays 1 until they do
 * @param {number} now
 */
export function showCountdown(stage, at, now) {
  const overlay = piece(stage, "countdown");
  overlay.hidden = at === null;
  if (at !== null) fill(overlay, { figure: Math.max(1, Math.ceil((at - now) / 1000)) });
}
