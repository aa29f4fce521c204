// @ts-check
/**
 * Where somebody was on the page when they changed its language: the page comes anew, and they
 * go on where they were. What was typed is kept by its own form, with every keystroke.
 *
 * @typedef {{view: any, top: number, field: string, from: number | null, to: number | null}} Place
 */

const FIELD = "input, textarea";

/**
 * @param {import("../device.js").Device} device that of this visit
 * @param {string} key
 * @param {() => any} view what is looked at: an unfolded sheet, a hint
 */
export function keepPlace(device, key, view) {
  document.addEventListener("click", (event) => {
    if (!(/** @type {Element} */ (event.target).closest("a[hreflang]"))) return;
    device.set(key, { view: view(), top: window.scrollY, ...field() });
  });
}

/** The field that one was typing in; the tap on the language has taken the focus from it. */
function field() {
  const one = /** @type {HTMLInputElement | null} */ (last);
  return { field: one?.id ?? "", from: one?.selectionStart ?? null, to: one?.selectionEnd ?? null };
}

/** @type {Element | null} */
let last = null;
document.addEventListener("focusin", ({ target }) => {
  const element = /** @type {Element} */ (target);
  if (element.matches(FIELD)) last = element;
  else if (!element.closest(".top")) last = null;
});

/**
 * @param {import("../device.js").Device} device
 * @param {string} key
 * @returns {Place | null} where one was, once
 */
export function takePlace(device, key) {
  const place = device.get(key);
  device.set(key, null);
  return place;
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
