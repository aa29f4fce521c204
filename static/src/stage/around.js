// @ts-check
/**
 * What of the frame steps back for the view. How to join stays: people come in at any moment.
 *
 * @typedef {import("../protocol.js").Session} Session
 */

/** Stops at which the room is told no time: a question is only read, a guest is not to be seen
 *  overrunning, and of a break everybody has to know when it ends, not how long it still is. */
const UNTIMED = ["intro", "talk", "break"];
const ALONE_MS = 10_000; // nothing but the question, while it is being read

/**
 * Whether a question is still to be read and nothing else. `view` may lie over it, or come next.
 *
 * @param {Session} session
 * @param {string} view
 * @param {number} now by the server's clock
 */
export const readAlone = ({ stop, since }, view, now) =>
  view === "question" && stop.phase === "intro" && now - since < ALONE_MS;

/**
 * To be called some times a second.
 *
 * @param {HTMLElement} stage
 * @param {Session} session
 * @param {number} now by the server's clock
 */
export function stepBack(stage, session, now) {
  stage.toggleAttribute("data-untimed", UNTIMED.includes(session.stop.phase));
  stage.toggleAttribute("data-alone", readAlone(session, stage.dataset.view ?? "", now));
}
