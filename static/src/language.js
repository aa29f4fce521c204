// @ts-check
/**
 * The language switch loads the page anew: what was typed until then is there again, once, and in
 * this tab only. Nothing is kept of a page that was merely left: somebody else may come next.
 */

import { Device } from "./device.js";
import { bring, read } from "./typed.js";

const KEY = "switched";

/**
 * @param {{tell: () => unknown, hear: (told: any) => void}} [more] what else is to be kept
 * @param {Device} [device]
 */
export function keepAcrossLanguages(more, device = new Device(() => globalThis.sessionStorage)) {
  const forms = [...document.forms];
  const kept = device.get(KEY);
  device.set(KEY, null);
  if (kept?.path === location.pathname) {
    for (const [n, form] of forms.entries()) bring(form, kept.typed[n] ?? {});
    more?.hear(kept.more);
  }
  for (const link of document.querySelectorAll(".language__choice")) {
    link.addEventListener("click", (event) => {
      const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
      if (ctrlKey || metaKey || shiftKey) return; // another tab or window: this page stays
      const typed = forms.map((form) => read(form));
      device.set(KEY, { path: location.pathname, typed, more: more?.tell() });
    });
  }
}
