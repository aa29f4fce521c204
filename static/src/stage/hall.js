// @ts-check
/**
 * How large things must be for the last row: 5 mm for each metre of distance (experience.md 0.5).
 * Plain arithmetic; lengths in metres, sizes on the stage in hundredths of its height.
 *
 * @typedef {{inches: number, metres: number, larger: number}} Hall the screen's diagonal, the
 *   distance of the last row, and how often somebody there has asked for larger type
 */

const INCH = 0.0254;
const MM_PER_METRE = 0.005;
const LARGER = 1.15; // one step, as far as one sees a difference at a glance
const CODE_DISTANCE = 10; // a QR code is read from ten times its width
const CODE_MODULES = 25; // if it has so many from edge to edge: what is read is a module
const NARROW = 3 / 2; // width by height, up to which the lobby's code is as wide as its words leave

/** No character of the stage is smaller, however small the hall. */
export const LEAST = 3.4;
/** Beyond this so little would be left on the stage that the back rows need their own screens. */
export const LARGEST = 7.5;
/** Beyond this a page holds four notes at most, and the console says so. */
export const LONG = 5;

/** Up to which size of a character how many notes stand on a page. */
const PAGES = /** @type {const} */ ([
  [3.7, 8],
  [4.4, 6],
  [6, 4],
]);

/**
 * @param {number} inches of the diagonal
 * @param {number} aspect width by height
 */
export const heightOf = (inches, aspect) => (inches * INCH) / Math.hypot(aspect, 1);

/**
 * The smallest size that any character of the stage may have, unrounded and without an end. Who asks
 * for larger type has seen what there is, and that is not below the least: each step is seen.
 *
 * @param {Hall} hall
 * @param {number} aspect
 */
export function wanted({ inches, metres, larger }, aspect) {
  const enough = (100 * MM_PER_METRE * metres) / heightOf(inches, aspect);
  return larger > 0 ? Math.max(LEAST, enough) * LARGER ** larger : enough;
}

/**
 * @param {Hall | null} hall null while nobody has said
 * @param {number} aspect
 * @returns {number} what the stage keeps to; 0 without a hall
 */
export function floorOf(hall, aspect) {
  if (hall === null) return 0;
  return Math.min(LARGEST, Math.ceil(100 * wanted(hall, aspect)) / 100);
}

/**
 * From how far a size can be read, in whole metres, where 5 mm for each metre are enough, or where
 * the last row said what is.
 *
 * @param {number} size
 * @param {Hall} hall
 * @param {number} aspect
 */
export const readableFrom = (size, hall, aspect) =>
  Math.floor((hall.metres * size) / wanted(hall, aspect) + 0.05);

/**
 * @param {number} shape of the stage, width by height
 * @returns {number} how wide the lobby's code is, quiet zone included, in hundredths of the height;
 *   css/stage/lobby.css says it to the browser
 */
export const lobbyCode = (shape) => (shape <= NARROW ? 43 * shape : 79);

/**
 * @param {number} side of the QR code with its quiet zone, in hundredths of the height
 * @param {number} modules along it
 * @param {Hall} hall
 * @param {number} aspect
 * @returns {number} metres, to the nearest half
 */
export function scannedFrom(side, modules, { inches }, aspect) {
  const width = (CODE_MODULES * side * heightOf(inches, aspect)) / (100 * modules);
  return Math.round(2 * CODE_DISTANCE * width) / 2;
}

/** @param {number} floor */
export const notesOnAPage = (floor) => PAGES.find(([most]) => floor <= most)?.[1] ?? 2;

/**
 * Sizes of a test card: from large to the smallest of this hall, in even steps for the eye.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} count
 */
export const ramp = (from, to, count) =>
  Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
