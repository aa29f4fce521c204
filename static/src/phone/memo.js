// @ts-check
/** A field for a line to oneself (templates/macros/phone_memo.html), kept with every keystroke. */

import { joined } from "./early.js";

/** @type {WeakMap<Element, string>} the part for which a field is kept */
const partOf = new WeakMap();

/**
 * @param {HTMLElement} root holds the field
 * @param {import("./memos.js").Memos} memos
 * @param {string} part
 */
export function keepMemo(root, memos, part) {
  const field = /** @type {HTMLTextAreaElement} */ (root.querySelector("[data-memo]"));
  const before = partOf.get(field);
  if (before === part) return;
  partOf.set(field, part);
  // Who was quicker than this code, which may come late, has typed already.
  if (before === undefined) memos.set(part, joined(memos.get(part), field.value));
  field.value = memos.get(part);
  if (before !== undefined) return; // it is listened to already
  const keep = () => memos.set(partOf.get(field) ?? part, field.value);
  field.addEventListener("input", keep);
  field.addEventListener("compositionend", keep);
}
