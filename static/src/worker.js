// @ts-check
/**
 * Answers for the server while there is none, where a browser allows it (https, localhost): a page
 * that is loaded again comes back as its shell (shell.js), and fills itself from what its device has
 * kept. What a participant takes home is kept by the server alone: their phone stands in for it, with
 * their notes and their first step. The list of sessions comes back as it was read last (kept_list.js).
 *
 * It never answers while the server does, and keeps nothing itself: it only throws the list away
 * once the server no longer shows it to this browser.
 */

import { isAnswer } from "./reach.js";
import { FILES, KEPT_LIST, LIST, SHELLS, shellOf } from "./shells.js";

const PAGES = /^\/(stage|p|t)\/\d{6}$/;

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
  } else if (request.mode === "navigate" && address.pathname === "/") {
    event.respondWith(list(request));
  } else if (address.pathname.startsWith("/static/")) {
    event.respondWith(file(request));
  }
});

/**
 * @param {Request} request
 * @param {URL} address
 */
async function page(request, address) {
  return orKept(await answerTo(request), shellOf(address), SHELLS);
}

/** Whoever is sent elsewhere, or refused, is not the owner any more. @param {Request} request */
async function list(request) {
  const answer = await answerTo(request);
  if (answer && isAnswer(answer) && !answer.ok) await caches.delete(LIST);
  return orKept(answer, KEPT_LIST, LIST);
}

const answerTo = (/** @type {Request} */ request) => fetch(request).catch(() => null);

/**
 * @param {Response | null} answer
 * @param {string} keptAs
 * @param {string} cacheName
 */
async function orKept(answer, keptAs, cacheName) {
  if (answer && isAnswer(answer)) return answer;
  return (await caches.match(keptAs, { cacheName })) ?? answer ?? Response.error();
}

/** Names of files carry a hash: what is kept is never out of date. @param {Request} request */
async function file(request) {
  return (await caches.match(request, { cacheName: FILES })) ?? fetch(request);
}
