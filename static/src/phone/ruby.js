// @ts-check
/** Readings above characters (`{base|reading}`). Fetched only by who chose plain Japanese. */

import { reads } from "./easy.js";

/**
 * @param {string} text
 * @returns {(Node | string)[]} as facilitator/web/easy.py makes it
 */
export function read(text) {
  return text.split(/(\{[^{}|]+\|[^{}|]+\})/).map((piece) => {
    const [, base, reading] = piece.match(/^\{(.+)\|(.+)\}$/) ?? [];
    if (base === undefined) return piece;
    const ruby = document.createElement("ruby");
    ruby.append(base, above("rp", "("), above("rt", reading ?? ""), above("rp", ")"));
    return ruby;
  });
}

/** @param {"rp" | "rt"} name @param {string} text */
function above(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

reads(read);
