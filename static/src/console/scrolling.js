// @ts-check
/** Scrolling what lies under a hand that drags, when it comes near an edge. */

const NEAR = 36; // px from the edge
const STEP = 12; // px a frame

/**
 * Scroll the innermost box at this place that can still scroll towards the edge it is near.
 *
 * @param {number} x of the window, in px
 * @param {number} y
 * @returns {boolean} whether anything scrolled
 */
export function scrollNear(x, y) {
  let box = document.elementFromPoint(x, y);
  for (; box; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight || !scrolls(box)) continue;
    const { top, bottom } = box.getBoundingClientRect();
    const by = y < top + NEAR ? -STEP : y > bottom - NEAR ? STEP : 0;
    const before = box.scrollTop;
    box.scrollTop += by;
    if (box.scrollTop !== before) return true;
  }
  return false;
}

/** @param {Element} box */
const scrolls = (box) => /auto|scroll/.test(getComputedStyle(box).overflowY);
