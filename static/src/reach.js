// @ts-check
/**
 * Whether the server answers. Only asking it tells: a browser's own word (`navigator.onLine`) is
 * about networks, and the server may be this very computer.
 */

import { whileSeen } from "./seen.js";

const BROKEN = 500; // and above: a proxy whose server is gone says so with a page of its own
const EVERY_MS = 5000;
const WITHIN_MS = 10_000;
const MISSES = 2; // in a row: a network that wakes up with its computer misses the first

/** Whether it is the server that speaks, whatever it says. @param {Response} answer */
export const isAnswer = (answer) => answer.status < BROKEN;

/**
 * Ask again and again while the page is looked at, and tell what is known: `true` at every answer,
 * `false` as long as none comes.
 *
 * @param {(there: boolean) => void} tell
 */
export function watchReach(tell) {
  let missed = 0;
  let asking = false;
  whileSeen(async () => {
    if (asking) return;
    asking = true;
    missed = (await ask("/readyz")) ? 0 : missed + 1;
    asking = false;
    if (missed === 0) tell(true);
    else if (missed >= MISSES) tell(false);
  }, EVERY_MS);
}

/**
 * Ask the server for something.
 *
 * @param {string} address
 * @returns {Promise<Response | null>} null where no answer comes, or none in time
 */
export async function ask(address) {
  try {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const answer = await fetch(address, { cache: "no-store", signal });
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}
