// @ts-check
/**
 * A link to the stage that is pressed again brings the stage's window to the front as it is. Alone
 * the link would load it anew: out of full screen, before everybody, and with its sound locked.
 *
 * Without this, with a key held down and from a menu, the link is a link.
 */

import { on } from "./dom.js";

const STAGES = "a[href^='/stage/'][target]";

/** Call it once, on a page with such links. */
export function bringStageToFront() {
  on(document, "click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(STAGES) : null;
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // Without an address this loads nothing where there is such a window, and opens an empty one
    // where there is none, which the link then fills.
    const stage = window.open("", link.target);
    if (stage === null || !shows(stage, link.href)) return;
    event.preventDefault();
    stage.focus();
  });
}

/**
 * Whether a window shows the stage at an address, and one that follows its session: what the server
 * has refused for good says itself that it has to be loaded anew.
 *
 * @param {Window} stage
 * @param {string} address
 */
function shows(stage, address) {
  try {
    const over = /** @type {HTMLElement | null} */ (
      stage.document.querySelector("[data-part=stage] [data-part=over]")
    );
    return stage.location.href === address && over !== null && over.hidden;
  } catch {
    return false; // a page of the browser's own, or of somebody else
  }
}
