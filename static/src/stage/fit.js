// @ts-check
/**
 * Fits content into the room it has. Type is never made smaller than the room allows: what does
 * not fit is shown later, or a view offers smaller but still readable steps itself (`data-fit`).
 */

import { phrasesKnown } from "./breaking.js";

/**
 * What a view that fits depends on besides its content: while neither differs, it fits as before
 * and nothing is measured.
 */
export const surroundings = () =>
  `${innerWidth} ${innerHeight} ${document.fonts.status} ${document.body.dataset.hall} ${phrasesKnown()}`;

const SLACK = 0.005; // of the height: rounding, and the air a font has below its last line

/** @param {Element} element */
export function overflows(element) {
  const slack = SLACK * window.innerHeight;
  return (
    element.scrollHeight > element.clientHeight + slack ||
    element.scrollWidth > element.clientWidth + slack
  );
}

/**
 * Set `data-fit` to the first step, from 0, at which nothing overflows; the stylesheet says
 * what a step leaves out.
 *
 * @param {HTMLElement} element
 * @param {number} last the last step there is
 * @param {Element} [room] what must not overflow, if it is not the element itself
 * @returns {boolean} whether it fits
 */
export function fit(element, last, room = element) {
  for (let step = 0; step <= last; step += 1) {
    element.dataset.fit = String(step);
    if (!overflows(room)) return true;
  }
  return false;
}

/**
 * Divide elements, in their order, into groups that fit one after another into `room`.
 * Each is measured as it stands in the room; none is ever left out.
 *
 * @param {readonly HTMLElement[]} elements children of `room`
 * @param {HTMLElement} room
 * @param {(before: HTMLElement, after: HTMLElement) => boolean} [together] whether two that follow
 *   each other stay in one group, if there is room for all that do
 * @returns {HTMLElement[][]}
 */
export function groups(elements, room, together) {
  for (const element of elements) element.hidden = true;
  /** @type {HTMLElement[][]} */
  const found = [];
  /** @type {HTMLElement[]} */
  let group = [];
  for (const element of elements) {
    element.hidden = false;
    while (group.length > 0 && overflows(room)) {
      const end = endOf(group, element, together);
      for (const shown of group.slice(0, end)) shown.hidden = true;
      found.push(group.slice(0, end));
      group = group.slice(end);
    }
    group.push(element);
  }
  if (group.length === 0) return found;
  if (found.length > 0 && !together) fillUp(group, elements, room);
  return [...found, group];
}

/**
 * Return how many of a group stay, when `next` has no room any more: what belongs together with it
 * goes along, unless that is all of the group.
 *
 * @param {HTMLElement[]} group
 * @param {HTMLElement} next
 * @param {((before: HTMLElement, after: HTMLElement) => boolean) | undefined} together
 */
function endOf(group, next, together) {
  let end = group.length;
  while (end > 0 && together?.(group[end - 1] ?? next, group[end] ?? next)) end -= 1;
  return end > 0 ? end : group.length;
}

/**
 * Let the last group begin earlier, as far as there is room, so that it is not a poor rest.
 *
 * @param {HTMLElement[]} group shown; the others are hidden
 * @param {readonly HTMLElement[]} elements
 * @param {HTMLElement} room
 */
function fillUp(group, elements, room) {
  for (let i = elements.length - group.length - 1; i >= 0; i -= 1) {
    const earlier = /** @type {HTMLElement} */ (elements[i]);
    earlier.hidden = false;
    if (overflows(room)) {
      earlier.hidden = true;
      return;
    }
    group.unshift(earlier);
  }
}

/**
 * Leave as many lines of each note as there is room for (`--lines-left`; the stylesheet says whose).
 *
 * @param {readonly HTMLElement[]} notes children of `room`, each measured alone in it; they end hidden
 * @param {HTMLElement} room
 */
export function cut(notes, room) {
  for (const note of notes) note.hidden = true;
  for (const note of notes) {
    note.style.removeProperty("--lines-left");
    note.hidden = false;
    const over = room.scrollHeight - room.clientHeight;
    if (overflows(room) && over > 0) {
      const text = /** @type {HTMLElement} */ (note.firstElementChild);
      const line = Number.parseFloat(getComputedStyle(text).lineHeight);
      const lines = Math.max(1, Math.floor((text.clientHeight - over) / line));
      note.style.setProperty("--lines-left", String(lines));
    }
    note.hidden = true;
  }
}
