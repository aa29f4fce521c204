// @ts-check
/**
 * What a program says, to people who chose plain Japanese: its own plain sentences, with readings
 * above the characters. To everybody else it is as it is.
 *
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("../protocol.js").Text} Text
 */

import { fill } from "../dom.js";
import { page } from "../page.js";
import { pick } from "../words.js";

/** @type {((text: string) => (Node | string)[]) | undefined} */
let read;

/** @param {(text: string) => (Node | string)[]} how ruby.js reads, once it is there */
export const reads = (how) => {
  read = how;
};

/** @param {Part | undefined} part */
export const easyOf = (part) => (page.easy ? part?.easy : null);

/** A text of a program. @param {Text | null | undefined} text */
export const said = (text) => (page.easy && text?.easy) || pick(text);

/** What a part asks people to do. @param {Part | undefined} part */
export const activityOf = (part) => easyOf(part)?.activity || pick(part?.activity);

/** @param {Part | undefined} part @param {number} at */
export const hintOf = (part, at) => easyOf(part)?.sub[at] || pick(part?.sub[at]);

/**
 * Like `fill`, for words of a program.
 *
 * @param {HTMLElement} root
 * @param {string} slot
 * @param {string} text
 */
export function fillSaid(root, slot, text) {
  const element = /** @type {HTMLElement} */ (root.querySelector(`[data-slot="${slot}"]`));
  if (page.easy && text.includes("{")) say(element, text);
  else fill(element, { [slot]: text });
}

/**
 * Until they can be painted here, readings that the server has painted stay above the same words.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function say(element, text) {
  const bare = text.replace(/\{(.+?)\|.+?\}/g, "$1");
  if (element.firstElementChild && (read ? element.dataset.said === text : under(element) === bare))
    return;
  element.dataset.said = text;
  if (read) element.replaceChildren(...read(text));
  else element.textContent = bare;
}

/** What stands there without its readings. @param {Node} element */
export const under = (element) =>
  [...element.childNodes].map((node) => (node.firstChild ?? node).textContent).join("");
