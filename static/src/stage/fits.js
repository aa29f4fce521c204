// @ts-check
/** How well the sentence of what we saw fits: one bar of three parts, each with word and number. */

import { fill } from "../dom.js";

/**
 * @param {HTMLElement} element the `.fits`
 * @param {import("./records.js").Fit | null} fit null hides it
 */
export function fillFits(element, fit) {
  const all = fit ? fit.fits + fit.not_quite + fit.add : 0;
  element.hidden = all === 0;
  if (!fit || all === 0) return;
  fill(element, { fits: fit.fits, not_quite: fit.not_quite, add: fit.add });
  let before = 0;
  for (const bar of element.querySelectorAll("rect")) {
    const share = (100 * fit[/** @type {keyof typeof fit} */ (bar.dataset.share)]) / all;
    bar.setAttribute("x", `${before}%`);
    bar.setAttribute("width", `${share}%`);
    before += share;
  }
}
