// @ts-check
/** The end of a break. What the chime says a minute before it, every screen says in words, too. */

const MINUTE_MS = 60_000; // bell.js rings then

/**
 * @param {number | null | undefined} ends when it goes on; nothing where nobody has said so
 * @param {number} now both by the server's clock
 */
export const goesOnSoon = (ends, now) => Boolean(ends) && Number(ends) - now <= MINUTE_MS;
