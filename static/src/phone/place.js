// @ts-check
/**
 * Where somebody was on the page when they changed its language (keeping_place.js): the page comes
 * anew, and they go on where they were. What was typed is kept by its own form, with every
 * keystroke.
 *
 * @typedef {{at: number, view: any, top: number, field: string, from: number | null,
 *   to: number | null}} Place `at`: when that was
 */

const COMES_MS = 60_000; // a page that was asked for

/**
 * @param {import("../device.js").Device} device that of this visit
 * @param {string} key
 * @returns {Place | undefined} where one was, once; not where the page did not come then
 */
export function takePlace(device, key) {
  const place = device.get(key);
  device.set(key, null);
  return place?.at > Date.now() - COMES_MS ? place : undefined;
}

/** @param {Place} place */
export function goThere({ top, field, from, to }) {
  const element = /** @type {HTMLInputElement | null} */ (document.getElementById(field));
  if (element?.checkVisibility()) {
    element.focus({ preventScroll: true });
    if (from !== null) element.setSelectionRange(from, to);
  }
  window.scrollTo({ top });
}
