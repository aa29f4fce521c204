// @ts-check
/**
 * Draws once per frame, however many records have changed in it.
 *
 * A patch may carry three hundred notes; each component would otherwise draw three hundred times.
 */

import { oncePerFrame } from "../frame.js";

/**
 * @param {import("../store.js").Store} store
 * @param {string[]} prefixes of the keys that matter, e.g. `["session", "note/"]`
 * @param {() => void} draw called at once, and again in the frame after a change
 * @returns {() => void} asks for a drawing by hand
 */
export function watch(store, prefixes, draw) {
  const ask = oncePerFrame(draw);
  store.subscribe((key) => {
    if (prefixes.some((prefix) => key.startsWith(prefix))) ask();
  });
  draw();
  return ask;
}
