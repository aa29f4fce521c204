// @ts-check
/**
 * One's personal link, copied; and leaving a device: what it keeps of the person goes, too, not
 * before they have heard that something of theirs is nowhere else.
 */

import { belongsTo } from "./belonging.js";
import { copyText } from "./clipboard.js";
import { Device } from "./device.js";
import { SHELLS } from "./shells.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("leave"));
const unsent = /** @type {HTMLElement} */ (document.getElementById("unsent"));
const only = /** @type {HTMLElement} */ (document.getElementById("only-here"));
const link = /** @type {HTMLInputElement} */ (document.getElementById("lasting-link"));
const copied = /** @type {HTMLElement} */ (document.getElementById("copied"));
const place = form.dataset.place ?? "";
const devices = [new Device(), new Device(() => globalThis.sessionStorage)];

/** What somebody typed and has nowhere else, by the kind of its key. */
const KINDS = [
  ...["memo", "draft", "returned", "reply", "question", "concern"],
  ...["first-step", "refused-step", "back"],
];
const TYPED = KINDS.map((kind) => `${kind}:${place}`);

/** What holds words of a draft, of a first step, and of an action that came back. */
const FIELDS = ["text", "next", "what", "ifThen", "sign", "owner", "whom", "action"];

/** Whether there are words in what was kept. @param {any} kept */
const hasWords = (kept) =>
  kept?.constructor === Object ? FIELDS.some((field) => kept[field]) : kept?.length > 0;

form.addEventListener("submit", (event) => {
  const waits = devices.some((device) => hasWords(device.get(`outbox:${place}`)));
  const typed = devices
    .flatMap((device) => device.list((key) => TYPED.some((kind) => key.startsWith(kind))))
    .some(([, kept]) => hasWords(kept));
  if ((waits && unsent.hidden) || (typed && only.hidden)) {
    event.preventDefault(); // asked once; the second time it is meant
    unsent.hidden = !waits;
    only.hidden = !typed;
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
