// @ts-check
/**
 * One's personal link, copied; and leaving a device: what it keeps of the person goes, too, never
 * what has not been sent yet.
 */

import { belongsTo } from "./belonging.js";
import { copyText } from "./clipboard.js";
import { Device } from "./device.js";
import { SHELLS } from "./shells.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("leave"));
const unsent = /** @type {HTMLElement} */ (document.getElementById("unsent"));
const link = /** @type {HTMLInputElement} */ (document.getElementById("lasting-link"));
const copied = /** @type {HTMLElement} */ (document.getElementById("copied"));
const place = form.dataset.place ?? "";
const devices = [new Device(), new Device(() => globalThis.sessionStorage)];

form.addEventListener("submit", (event) => {
  const waits = devices.some((device) => (device.get(`outbox:${place}`) ?? []).length > 0);
  if (waits && unsent.hidden) {
    event.preventDefault(); // asked once; the second time it is meant
    unsent.hidden = false;
    return;
  }
  for (const device of devices) device.forget(belongsTo(place));
  void globalThis.caches?.delete(SHELLS); // they carry the seat's ticket
});

const copy = /** @type {HTMLElement} */ (document.getElementById("copy"));
copy.hidden = false; // without scripts it could do nothing
copy.addEventListener("click", async () => {
  const { done = "", failed = "" } = copied.dataset;
  copied.textContent = (await copyText(link.value)) ? done : failed;
});
link.addEventListener("focus", () => link.select());
