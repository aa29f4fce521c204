// @ts-check
/** What of the frame steps back for the view. How to join stays: people come in at any moment. */

/** Stops at which the room is told no time: a question is only read, a guest is not to be seen
 *  overrunning, and of a break everybody has to know when it ends, not how long it still is. */
const UNTIMED = ["intro", "talk", "break"];

/**
 * @param {HTMLElement} stage
 * @param {import("../protocol.js").Session} session
 */
export function stepBack(stage, { stop }) {
  stage.toggleAttribute("data-untimed", UNTIMED.includes(stop.phase));
}
