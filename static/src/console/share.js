// @ts-check
/** Copies the link that people join by. */

import { fill, on } from "../dom.js";
import { t } from "../words.js";

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

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copyText(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  // Over plain http, as in a venue's own network, only this old way is there.
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
