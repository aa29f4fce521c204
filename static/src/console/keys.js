// @ts-check
/**
 * The keyboard. One table of what each key does; nothing happens while somebody types,
 * composes, or has a menu or a dialog open, and the whole table can be switched off.
 *
 * @typedef {Record<string, () => void>} Table
 */

import { on } from "../dom.js";
import { composing, typingIn } from "../typing.js";
import { plain } from "./bindings.js";

const ONCE = new Set(["ArrowRight", "PageDown", "ArrowLeft", "PageUp", " "]); // not by holding

/**
 * @param {Table} table by `KeyboardEvent.key`, letters in lower case
 * @param {{enabled: () => boolean, undo: () => void, meaning: (key: string) => string}} options
 *   `undo` is Ctrl/⌘+Z, which stays; `meaning` is the key in the table that a key stands for
 */
export function listen(table, { enabled, undo, meaning }) {
  on(document, "keydown", (event) => {
    if (event.defaultPrevented || composing(event) || typingIn(event.target)) return;
    const key = plain(event.key);
    if ((event.ctrlKey || event.metaKey) && key === "z" && !event.shiftKey) {
      event.preventDefault();
      undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !enabled()) return;
    if (busy() || ownKey(event.target, key) || (event.repeat && ONCE.has(key))) return;
    const deed = table[meaning(key)];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
}

/** Whether something lies over the page that has keys of its own. */
const busy = () => document.querySelector("dialog[open], :popover-open") !== null;

/**
 * Space and Enter keep their meaning on what they press.
 *
 * @param {EventTarget | null} target
 * @param {string} key
 */
const ownKey = (target, key) =>
  (key === " " || key === "Enter") &&
  target instanceof Element &&
  target.closest("button, a, summary, input") !== null;
