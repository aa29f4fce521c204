// @ts-check
/** What a key means to somebody who is typing. */

import { on } from "./dom.js";

const COMPOSING = 229; // what Safari says of the Enter that ends a conversion

/** @param {KeyboardEvent} event */
export const composing = (event) => event.isComposing || event.keyCode === COMPOSING;

const CHOSEN = "[type=checkbox], [type=radio], [type=range]"; // nothing is typed into these

/** @param {EventTarget | null} target */
export const typingIn = (target) =>
  target instanceof Element &&
  target.closest(`input:not(${CHOSEN}), textarea, [contenteditable]`) !== null;

/**
 * Send from a field of several lines by Ctrl+Enter, or ⌘+Enter: Enter is a new line there.
 *
 * @param {Element} field
 * @param {(event: KeyboardEvent) => void} send
 */
export function sendsByKey(field, send) {
  on(field, "keydown", (event) => {
    if (composing(event) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send(event);
  });
}
