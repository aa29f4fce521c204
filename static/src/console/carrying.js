// @ts-check
/** Notes in the hand: a small picture of them, and the place under it that would take them. */

import { copy, fill } from "../dom.js";
import { LONE } from "../protocol.js";
import { n } from "../words.js";

const PLACES = ".console-theme:not(.console-theme--fresh), .board__loose, [data-new-theme]";

/**
 * @param {{notes: string[], text: string, place: (theme: string | null, notes: string[]) => void,
 *   group: (notes: string[]) => void}} parts `text` is what the first note says; `place` puts them
 *   into a theme, among the lone voices or nowhere (null), `group` begins a theme of them
 * @returns {import("./dragging.js").Drag}
 */
export function carry({ notes, text, place, group }) {
  const hand = copy("in-hand");
  fill(hand, { text, count: notes.length > 1 ? n("{n} note", "{n} notes", notes.length) : "" });
  document.body.append(hand);
  document.documentElement.classList.add("carrying");
  /** @type {Element | null} */
  let over = null;
  const mark = (/** @type {Element | null} */ element) => {
    if (element === over) return;
    over?.classList.remove("takes");
    element?.classList.add("takes");
    over = element;
  };
  return {
    move(x, y) {
      hand.style.translate = `${x}px ${y}px`;
      mark(document.elementFromPoint(x, y)?.closest(PLACES) ?? null);
    },
    drop() {
      // `stop` came first and took the mark away; the place is still known.
      const to = /** @type {HTMLElement | null} */ (over);
      if (!to) return;
      if ("newTheme" in to.dataset) group(notes);
      else if (to.matches(".console-theme")) place(to.dataset.key ?? LONE, notes);
      else place(null, notes);
    },
    stop() {
      over?.classList.remove("takes");
      hand.remove();
      document.documentElement.classList.remove("carrying");
    },
  };
}
