// @ts-check
/** Where a device keeps what is being typed beside one's notes. */

/** A line on a note. @param {string} place @param {string} part @param {string} note */
export const lineKey = (place, part, note) => `reply:${place}:${part}:${note}`;

/** A question to a guest. @param {string} place @param {string} part */
export const questionKey = (place, part) => `question:${place}:${part}`;
