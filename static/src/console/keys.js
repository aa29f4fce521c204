// @ts-check
/**
 * The keyboard. One table of what each key does, once a press; nothing happens while somebody types,
 * composes, or is asked something, and the whole table can be switched off.
 *
 * @typedef {Record<string, () => void>} Table
 */

import { on } from "../dom.js";
import { Focus } from "../focus.js";
import { composing } from "../typing.js";
import { plain } from "./bindings.js";
import { LostField } from "./lost_field.js";

const AGAIN = new Set(["ArrowUp", "ArrowDown"]); // from note to note, as long as it is held
const REMOTE = new Set(["PageDown", "PageUp", "b", ".", "q"]); // what a remote is used for
const ARROWS = new Set(["ArrowRight", "ArrowLeft"]); // some remotes send these

/**
 * @param {Table} table by `KeyboardEvent.key`, letters in lower case; in upper case, with Shift alone
 * @param {{enabled: () => boolean, undo: () => void, meaning: (key: string) => string,
 *   lost: () => void}} options `undo` is Ctrl/⌘+Z, which stays; `meaning` is the key in the table
 *   that a key stands for; `lost` hears that somebody types into a field that is gone
 */
export function listen(table, { enabled, undo, meaning, lost }) {
  const focus = new Focus();
  const lostField = new LostField(lost);
  on(document, "keydown", (event) => {
    if (event.defaultPrevented || composing(event) || focus.keeps(event)) return;
    const key = plain(event.key);
    if (lostField.keeps(event)) {
      const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (letter) event.preventDefault(); // Space would scroll, or press a button
      return;
    }
    if ((event.ctrlKey || event.metaKey) && key === "z" && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !enabled()) return;
    const shifted = event.shiftKey ? key.toUpperCase() : key; // a "+" needs Shift, and stays one
    const means = shifted !== key && shifted in table ? shifted : meaning(key);
    const deed = table[means];
    if (!deed || ownKey(event.target, key) || !clear(means)) return;
    event.preventDefault();
    if (!event.repeat || AGAIN.has(means)) deed();
  });
}

/**
 * Whether nothing lies over the page that has keys of its own. A dialog waits for its answer; a
 * panel that was only looked into goes away for what a remote sends.
 *
 * @param {string} means a key of the table
 */
function clear(means) {
  if (document.querySelector("dialog[open]")) return false;
  const panels = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(":popover-open")
  );
  for (const panel of panels) {
    const menu = panel.matches("[role=menu]"); // it is walked by arrows
    if (!REMOTE.has(means) && (menu || !ARROWS.has(means))) return false;
  }
  for (const panel of panels) panel.hidePopover();
  return true;
}

/**
 * Space and Enter keep their meaning on what they press.
 *
 * @param {EventTarget | null} target
 * @param {string} key
 */
const ownKey = (target, key) =>
  (key === " " || key === "Enter") &&
  target instanceof Element &&
  target.closest("button, a, summary, [type=checkbox]") !== null;
