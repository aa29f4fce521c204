// @ts-check
/** The buttons beside texts to be copied (templates/macros/text_to_copy.html). */

import { copyText } from "./clipboard.js";
import { on } from "./dom.js";
import { t } from "./words.js";

/** Let every button in `root` copy the text that it names. @param {ParentNode} root */
export function copyByButtons(root) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll("[data-copies]")
  )) {
    const text = /** @type {HTMLTextAreaElement} */ (
      document.getElementById(button.dataset.copies ?? "")
    );
    const said = /** @type {HTMLElement} */ (button.querySelector("[data-slot=copied]"));
    button.hidden = false;
    on(button, "click", async () => {
      const copied = await copyText(text.value);
      said.textContent = copied ? t("Copied") : t("That did not work. Please try again");
      said.hidden = false;
    });
  }
}
