// @ts-check
/** Two sentences on one line, with what stands between them in the language of the page. */

import { t } from "./words.js";

/**
 * @param {string} one
 * @param {string} other
 */
export const beside = (one, other) => t("{one} · {other}", { one, other });
