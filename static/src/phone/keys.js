// @ts-check
/**
 * Keys for reading on a computer: J and K go from note to note, L says that it speaks for oneself.
 *
 * They work only while a note has the focus, so nobody presses one by accident.
 */

const NOTES = ".board__item:has([data-act='relate'])";

/** @param {HTMLElement} root */
export function followKeys(root) {
  root.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    const note = /** @type {HTMLElement} */ (event.target).closest(NOTES);
    if (modified || !note) return;
    const key = event.key.toLowerCase();
    if (key === "l") /** @type {HTMLElement} */ (note.querySelector("[data-act='relate']")).click();
    else if (key === "j" || key === "k") step(root, note, key === "j" ? 1 : -1);
    else return;
    event.preventDefault();
  });
}

/** @param {HTMLElement} root @param {Element} note @param {number} by */
function step(root, note, by) {
  const notes = [...root.querySelectorAll(NOTES)];
  const next = /** @type {HTMLElement | undefined} */ (notes[notes.indexOf(note) + by]);
  if (!next) return;
  const button = /** @type {HTMLElement} */ (next.querySelector("[data-act='relate']"));
  next.tabIndex = -1;
  (button.hidden ? next : button).focus();
}
