// @ts-check
/**
 * A form that was sent is not sent again while its answer is under way: on a slow network a button
 * that is pressed twice would make two people, or two sessions. The button stays as it is, with its
 * focus and its value. What the browser or another script held back was not sent.
 */

/** After so long no answer comes any more: a request that was broken off tells nobody. */
const PATIENCE_MS = 60_000;

/** @param {EventTarget} page where events arrive last, when it is known who holds them back */
export function sendOnce(page = window) {
  /** @type {WeakMap<HTMLFormElement, number>} when each was sent */
  let sent = new WeakMap();
  page.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (event.defaultPrevented || form.method !== "post") return;
    const before = sent.get(form);
    if (before === undefined || event.timeStamp - before > PATIENCE_MS) {
      sent.set(form, event.timeStamp);
    } else event.preventDefault();
  });
  // Come back to, the page is the same one: browsers keep it as it was left.
  page.addEventListener("pageshow", () => {
    sent = new WeakMap();
  });
}
