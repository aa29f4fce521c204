// @ts-check
/** Keeps where somebody is on the page when they change its language (place.js). */

const FIELD = "input, textarea";

/**
 * @param {import("../device.js").Device} device that of this visit
 * @param {string} key
 * @param {() => any} view what is looked at: an unfolded sheet, a hint
 */
export function keepPlace(device, key, view) {
  /** @type {Element | null} the field one types in: the tap on the language takes the focus from it */
  let last = document.activeElement;
  document.addEventListener("focusin", ({ target }) => {
    const element = /** @type {Element} */ (target);
    if (element.matches(FIELD)) last = element;
    else if (!element.closest(".top")) last = null;
  });
  document.addEventListener("click", (event) => {
    const { ctrlKey, metaKey, shiftKey } = event;
    if (ctrlKey || metaKey || shiftKey) return; // another tab or window: this page stays
    if (!(/** @type {Element} */ (event.target).closest("a[hreflang]"))) return;
    const one = last?.matches(FIELD) ? /** @type {HTMLInputElement} */ (last) : null;
    const field = { field: one?.id ?? "", from: one?.selectionStart ?? null };
    const to = one?.selectionEnd ?? null;
    device.set(key, { at: Date.now(), view: view(), top: window.scrollY, ...field, to });
  });
}
