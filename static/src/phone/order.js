// @ts-check
/**
 * The order in which one person reads the notes: shuffled, so that nobody's note is always
 * first, and the same after every reload. facilitator/web/phone_view.py does the same for
 * the first paint.
 *
 * @typedef {import("../protocol.js").Note} Note
 */

/** FNV-1a, 32 bit: short, and the same in two languages. @param {string} text */
export function scatter(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * @param {readonly Note[]} notes
 * @param {string} person
 * @returns {Note[]} those written in time shuffled, then those added later as they came
 */
export function shuffled(notes, person) {
  const place = new Map(notes.map((note) => [note.id, scatter(`${person}/${note.id}`)]));
  const inTime = notes.filter(({ late }) => !late);
  inTime.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return [...inTime, ...notes.filter(({ late }) => late)];
}
