// @ts-check
/** Copies the link that people join by. */

import { copyText } from "./clipboard.js";
import { fill, on } from "./dom.js";
import { t } from "./words.js";

const SAID_MS = 2000;

/** @param {HTMLElement} button its `data-link` is copied */
export function shareBy(button) {
  const calm = /** @type {HTMLElement} */ (button.querySelector("[data-slot=copied]"));
  on(button, "click", async () => {
    const copied = await copyText(button.dataset.link ?? "");
    fill(button, { copied: copied ? t("Link copied") : button.dataset.link });
    calm.hidden = false;
    setTimeout(() => {
      calm.hidden = true;
    }, SAID_MS);
  });
}
