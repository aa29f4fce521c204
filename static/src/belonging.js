// @ts-check
/** What of the keys on a device belongs to somebody's seat, and goes when they leave it. */

/** Under which key a stage keeps its last picture. @param {string} code of the session */
export const pictureOf = (code) => `stage:${code}`;

/**
 * Whether a key goes with a seat: all that names it, and the stage of its session, which was kept
 * for a participant, too, who looked at it on this device.
 *
 * @param {string} place the seat: its session's code and its person
 * @returns {(key: string) => boolean}
 */
export function belongsTo(place) {
  const stage = pictureOf(place.split(":")[0] ?? "");
  return (key) => key.includes(place) || key === stage;
}
