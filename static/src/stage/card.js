// @ts-check
/** A fact card over the stage, until a moment by the server's clock. */

import { fill, piece } from "../dom.js";
import { pick } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { fit, surroundings } from "./fit.js";

const SMALLEST = 4; // the last step of type that the stylesheet offers; still a wall note

/** @typedef {import("../protocol.js").Card | null} Card */

/** @type {WeakMap<HTMLElement, string>} what it was fitted with, and into */
const fitted = new WeakMap();

/**
 * @param {Card | undefined} card
 * @param {number} now by the server's clock
 * @returns {number} how many seconds it still lies there; 0 when it does not
 */
export const secondsLeft = (card, now) =>
  card ? Math.max(0, Math.ceil((card.until - now) / 1000)) : 0;

/**
 * @param {HTMLElement} stage
 * @param {Card | undefined} card
 * @param {number} now
 */
export function showCard(stage, card, now) {
  const over = piece(stage, "fact");
  over.hidden = secondsLeft(card, now) === 0;
  if (!card || over.hidden) return;
  const [fact, source] = [pick(card.text), pick(card.source)];
  const as = [fact, source, surroundings()].join("\n");
  if (fitted.get(over) === as) return;
  fill(over, { fact, source });
  const text = piece(over, "fact-text");
  breakBetweenPhrases(text);
  text.style.removeProperty("--lines-left");
  if (!fit(over, SMALLEST, text)) cut(text);
  if (over.clientWidth > 0) fitted.set(over, as); // not while it is out of sight
}

/** Leave as many whole lines as there is room for above the source. @param {HTMLElement} text */
function cut(text) {
  const line = Number.parseFloat(getComputedStyle(text).lineHeight);
  const lines = Math.max(1, Math.floor(text.clientHeight / line));
  text.style.setProperty("--lines-left", String(lines));
}
