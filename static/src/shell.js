// @ts-check
/**
 * Lets this page come back without a network, where the browser allows it (worker.js). It asks the
 * server for its own shell once more: the same page without a record, so that nothing of what
 * people wrote is kept twice, and nothing that is taken back can come back.
 */

import { FILES, SHELLS, shellOf } from "./shells.js";

const MOST = 6; // shells; an older session is not shown again on this device
const MOST_FILES = 60;

/** Call it when the page is up: it costs a request or two. */
export async function keepShell() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  try {
    await register();
    await keep(SHELLS, [shellOf(new URL(location.href))], MOST, true);
    await keepFiles();
  } catch {
    // No room, or not allowed: the page works as long as it is open.
  }
}

export const register = () => navigator.serviceWorker.register(/** @type {any} */ (script()));

/** Keep what this page has loaded to look and work as it does. */
export const keepFiles = () => keep(FILES, files(), MOST_FILES, false);

/** The browser asks that whoever names a script has said which one it may be. */
function script() {
  const { trustedTypes } = /** @type {any} */ (window);
  const policy = trustedTypes?.createPolicy("worker", { createScriptURL: () => "/worker.js" });
  return policy ? policy.createScriptURL("") : "/worker.js";
}

function files() {
  const all = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const own = all.filter(({ origin, pathname }) => origin === location.origin && isBuilt(pathname));
  return [...new Set(own.map(({ href }) => href))];
}

/** @param {string} path */
const isBuilt = (path) => path.startsWith("/static/") && /\.(js|css|svg|png|woff2)$/.test(path);

/**
 * @param {string} name of the cache
 * @param {string[]} addresses
 * @param {number} most
 * @param {boolean} anew whether what is there may be out of date
 */
async function keep(name, addresses, most, anew) {
  const cache = await caches.open(name);
  for (const address of addresses) {
    if (!anew && (await cache.match(address))) continue;
    const answer = await fetch(address);
    if (answer.ok && !answer.redirected) {
      await cache.delete(address); // what is put again stands last
      await cache.put(address, answer);
    }
  }
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - most))) await cache.delete(old);
}
