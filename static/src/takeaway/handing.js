// @ts-check
/** Hands things on: texts to the clipboard or another app, the page to paper. */

import { copyText } from "../clipboard.js";
import { piece } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {HTMLElement} root
 * @param {(words: string) => void} say
 */
export function handOut(root, say) {
  for (const button of root.querySelectorAll('[data-part="share"]')) {
    /** @type {HTMLElement} */ (button).hidden = !("share" in navigator);
  }
  root.addEventListener("click", async (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-act]");
    switch (/** @type {HTMLElement | null} */ (button)?.dataset.act) {
      case "print":
        window.print();
        break;
      case "copy":
        say(copied(await copyText(textOf(button))));
        break;
      case "copy-link":
        say(copied(await copyText(linkOf(root))));
        break;
      case "send-link":
        if ("share" in navigator) await share({ title: document.title, url: linkOf(root) });
        else say(copied(await copyText(linkOf(root))));
        break;
      case "share":
        await share({ text: textOf(button) });
        break;
    }
  });
}

/** @param {ShareData} what */
const share = (what) => navigator.share(what).catch(() => {}); // closed again: no harm

/** @param {Element | null} button */
function textOf(button) {
  const item = /** @type {HTMLElement} */ (button?.closest("li"));
  return piece(item, "thanks").textContent?.trim() ?? "";
}

/** One's personal link. @param {HTMLElement} root */
function linkOf(root) {
  return /** @type {HTMLAnchorElement} */ (root.querySelector(".again__link a")).href;
}

/** @param {boolean} done */
const copied = (done) =>
  done ? t("Copied") : t("Copying did not work here. Select the text and copy it by hand");
