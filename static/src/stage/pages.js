// @ts-check
/**
 * Pages of notes. Which one is up follows from the clock (docs/protocol.md), so that every stage
 * and the console agree.
 */

import { fill, piece } from "../dom.js";
import { TURN_MS } from "./turns.js";

const DOTS = 12;

/** @typedef {Pick<import("./records.js").Stage, "page" | "pages">} Paged */

/**
 * @param {Paged} stage
 * @param {number} passed milliseconds at this stop
 */
export const pageAt = ({ page, pages }, passed) => page ?? Math.floor(passed / TURN_MS) % pages;

/**
 * What does not fit on a page is shown in parts, one after another within the time of the page.
 *
 * @param {Paged} stage
 * @param {number} passed milliseconds at this stop
 * @param {number} parts
 * @returns {number} the part to show
 */
export function partAt({ page, pages }, passed, parts) {
  const hurried = page === null && pages > 1;
  const time = hurried ? TURN_MS / parts : TURN_MS;
  return Math.floor((hurried ? passed % TURN_MS : passed) / time) % parts;
}

/**
 * Where not all columns can stand beside one another they come in sets, one page with each: all
 * sets are seen soon, and in the end every page with every set.
 *
 * @param {Paged} stage
 * @param {number} passed milliseconds at this stop
 * @param {number} sets
 * @returns {number} the set to show
 */
export function setAt({ page, pages }, passed, sets) {
  const turn = Math.floor(passed / TURN_MS);
  return (page === null ? (turn % pages) + Math.floor(turn / pages) : turn) % sets;
}

/**
 * @param {HTMLElement} view
 * @param {Paged} stage
 * @param {number} number of the page that is up, from 0
 */
export function showPages(view, { pages }, number) {
  const row = piece(view, "pages");
  row.hidden = pages < 2;
  fill(row, { pages: `${number + 1} / ${pages}` });
  const dots = Array.from({ length: pages > DOTS ? 0 : pages }, (_, i) => {
    const dot = document.createElement("span");
    dot.className = i === number ? "pages__dot pages__dot--now" : "pages__dot";
    return dot;
  });
  piece(row, "dots").replaceChildren(...dots);
}
