// @ts-check
/**
 * Answers for the server while there is no network, where a browser allows it (https, localhost):
 * a page that is loaded again comes back as its shell (shell.js), and fills itself from what its
 * device has kept. It never answers while the server does, and keeps no record of anybody.
 */

import { FILES, SHELLS, shellOf } from "./shells.js";

const PAGES = /^\/(stage|p|t)\/\d{6}$/;
const BROKEN = 500; // and above: a proxy whose server is gone says so with a page of its own

const worker = /** @type {any} */ (globalThis);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== worker.location.origin) return;
  if (request.mode === "navigate" && PAGES.test(address.pathname)) {
    event.respondWith(page(request, address));
  } else if (address.pathname.startsWith("/static/")) {
    event.respondWith(file(request));
  }
});

/**
 * @param {Request} request
 * @param {URL} address
 */
async function page(request, address) {
  const answer = await fetch(request).catch(() => null);
  if (answer && answer.status < BROKEN) return answer;
  const kept = await caches.match(shellOf(address), { cacheName: SHELLS });
  return kept ?? answer ?? Response.error();
}

/** Names of files carry a hash: what is kept is never out of date. @param {Request} request */
async function file(request) {
  return (await caches.match(request, { cacheName: FILES })) ?? fetch(request);
}
