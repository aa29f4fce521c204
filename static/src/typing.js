// @ts-check
/** Whether a key belongs to somebody who is typing. */

const COMPOSING = 229; // what Safari says of the Enter that ends a conversion

/** @param {KeyboardEvent} event */
export const composing = (event) => event.isComposing || event.keyCode === COMPOSING;

/**
 * Let the Enter that ends a conversion end it and nothing else, wherever somebody types on this
 * page: no form is sent by it. The phone, which has little room, does so field by field.
 */
export function sendNothingByConversion() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && composing(event)) event.preventDefault();
  });
}

const CHOSEN = "[type=checkbox], [type=radio], [type=range]"; // nothing is typed into these

/** @param {EventTarget | null} target */
export const typingIn = (target) =>
  target instanceof Element &&
  target.closest(`input:not(${CHOSEN}), textarea, [contenteditable]`) !== null;
