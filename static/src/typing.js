// @ts-check
/** Whether a key belongs to somebody who is typing. */

const COMPOSING = 229; // what Safari says of the Enter that ends a conversion

/** @param {KeyboardEvent} event */
export const composing = (event) => event.isComposing || event.keyCode === COMPOSING;

const CHOSEN = "[type=checkbox], [type=radio], [type=range]"; // nothing is typed into these

/** @param {EventTarget | null} target */
export const typingIn = (target) =>
  target instanceof Element &&
  target.closest(`input:not(${CHOSEN}), textarea, [contenteditable]`) !== null;
