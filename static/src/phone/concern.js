// @ts-check
/**
 * Telling the facilitator, and nobody else, that something is not right: about a note, or about
 * anything. Its code comes when it is asked for.
 */

import { copy, fill, on } from "../dom.js";
import { RAISE_CONCERN } from "../protocol.js";

const HARD = 200; // characters the server accepts

/**
 * @param {{note: {id: string, text: string} | null, opener: HTMLElement,
 *   send: (type: string, fields: Record<string, unknown>) => void, said: () => void}} about
 *   `said` is called once it has been handed over
 */
export function ask({ note, opener, send, said }) {
  const dialog = /** @type {HTMLDialogElement} */ (copy("concern"));
  const field = /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
  fill(dialog, { about: note?.text ?? "" });
  on(dialog, "submit", (event) => {
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    if (pressed !== "tell") return;
    const text = [...field.value.trim()].slice(0, HARD).join("");
    send(RAISE_CONCERN, { note: note?.id ?? null, text });
    said();
  });
  on(dialog, "close", () => {
    dialog.remove();
    opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
