// @ts-check
/** Copies the link that people join by, or the message that tells how. */

import { copyText } from "./clipboard.js";
import { fill, on } from "./dom.js";
import { t } from "./words.js";

const SAID_MS = 2000;

/** @param {HTMLElement} button its `data-link` is copied, or its `data-message` */
export function shareBy(button) {
  const calm = /** @type {HTMLElement} */ (button.querySelector("[data-slot=copied]"));
  on(button, "click", async () => {
    const { link, message } = button.dataset;
    const copied = await copyText(link ?? message ?? "");
    const done = link ? t("Link copied") : t("Copied");
    fill(button, { copied: copied ? done : (link ?? message) });
    calm.hidden = false;
    setTimeout(() => {
      calm.hidden = true;
    }, SAID_MS);
  });
}
