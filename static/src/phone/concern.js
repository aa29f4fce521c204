// @ts-check
/**
 * Telling the facilitator, and nobody else, that something is not right: about a note, or about
 * anything. Its code comes when it is asked for.
 */

import { copy, fill, on } from "../dom.js";
import { RAISE_CONCERN } from "../protocol.js";
import { t } from "../words.js";

const HARD = 200; // characters the server accepts

/**
 * @param {HTMLElement} opener on a note, or in the help
 * @param {import("../outbox.js").Outbox} outbox
 * @param {(words: string) => void} say
 */
export function ask(opener, outbox, say) {
  const note = /** @type {HTMLElement | null} */ (opener.closest("[data-key]"));
  const dialog = /** @type {HTMLDialogElement} */ (copy("concern"));
  const field = /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
  fill(dialog, { about: note?.querySelector(".note__text")?.textContent ?? "" });
  on(dialog, "submit", (event) => {
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    if (pressed !== "tell") return;
    const text = [...field.value.trim()].slice(0, HARD).join("");
    outbox.add(RAISE_CONCERN, { note: note?.dataset.key ?? null, text });
    say(t("Only the facilitator is told, and not that it was you. Thank you"));
  });
  on(dialog, "close", () => {
    dialog.remove();
    opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
