// @ts-check
/**
 * What is typed into the forms of a page and not saved yet: when another form of the page is sent,
 * or the page is loaded again, it is there again, in this tab. A form that is sent has its own
 * words from the server; one that was refused (`data-refused`) has nothing saved in it.
 *
 * @typedef {import("./typed.js").Typed} Typed
 */

import { Device } from "./device.js";
import { bring, changed, read } from "./typed.js";

/**
 * @param {string} place says what the forms are about, such as "/sessions/482913"
 * @param {readonly HTMLFormElement[]} forms that change something when they are sent
 * @param {Device} [device]
 */
export function keepUnsaved(place, forms, device = new Device(() => globalThis.sessionStorage)) {
  const key = `unsaved:${place}`;
  /** @type {Record<string, Typed>} by where a form goes; also of forms that are not here just now */
  const kept = device.get(key) ?? {};
  /** @type {HTMLFormElement | null} */
  let sent = null;
  for (const form of forms) {
    if (form.dataset.refused === undefined) bring(form, kept[form.action] ?? {});
    // What a script sends stays on this page.
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) sent = form;
    });
  }
  globalThis.addEventListener("pagehide", () => {
    for (const form of forms) {
      const typed = form === sent ? {} : unsaved(form);
      if (Object.keys(typed).length > 0) kept[form.action] = typed;
      else delete kept[form.action];
    }
    device.set(key, Object.keys(kept).length > 0 ? kept : null);
  });
}

/** @param {HTMLFormElement} form @returns {Typed} what differs from what is saved */
const unsaved = (form) => read(form, form.dataset.refused === undefined ? changed : undefined);
