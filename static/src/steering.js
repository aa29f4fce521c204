// @ts-check
/** What the whole hall sees at once, or what the time does: done late, it would surprise everybody. */

/** After so long nobody expects any more what they have pressed. */
export const GONE_MS = 10_000;

/**
 * Return the moment, by the server's clock, after which an action is to be left undone.
 *
 * @param {import("./clock.js").Clock} clock
 */
export const notAfter = (clock) => Math.round(clock.now()) + GONE_MS;
