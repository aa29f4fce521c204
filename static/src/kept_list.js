// @ts-check
/**
 * Keeps the list of sessions in this browser, to be opened while the server is away (worker.js): one
 * copy, in the language that was shown last. It holds titles, days and figures, and is the owner's:
 * it goes as soon as the server does not show the list to this browser any more.
 */

import { ask } from "./reach.js";
import { keepFiles, register } from "./shell.js";
import { KEPT_LIST, LIST } from "./shells.js";

/** Let the list come back without its server, where the browser allows it. */
export async function keepList() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  try {
    await register();
    if (await renewList()) await keepFiles();
  } catch {
    // Not allowed: the list works as long as it is open.
  }
}

/**
 * Keep the list as it is now.
 *
 * @returns {Promise<boolean>} false when no answer came: what was kept stays
 */
export async function renewList() {
  const answer = await ask(KEPT_LIST);
  if (!answer) return false;
  const ours = answer.ok && !answer.redirected; // whoever is not the owner is sent to the entrance
  try {
    if (ours) await (await caches.open(LIST)).put(KEPT_LIST, answer);
    else await forgetList();
  } catch {
    // No room: what was kept is older.
  }
  return true;
}

/** Keep no list: this browser is not the owner's, or not any more. */
export const forgetList = () => globalThis.caches?.delete(LIST).catch(() => {}); // not allowed: then none was kept
