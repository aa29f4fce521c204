// @ts-check
/**
 * Telling the facilitator, and nobody else, that something is not right: about a note, or about
 * anything. Its code comes when it is asked for.
 *
 * What is typed is kept with every keystroke, by note, until it is told.
 */

import { copy, fill, on } from "../dom.js";
import { RAISE_CONCERN } from "../protocol.js";
import { sendsByKey } from "../typing.js";
import { t } from "../words.js";
import { LINES, length } from "./length.js";

const MOST = 200; // characters the server accepts
const SHOWN_FROM = 0.75; // of them

/**
 * @param {HTMLElement} opener on a note, or in the help
 * @param {import("./screens.js").Scene} scene
 * @param {(words: string) => void} say
 */
export function ask(opener, { outbox, device, kept, online }, say) {
  const note = /** @type {HTMLElement | null} */ (opener.closest("[data-key]"));
  const about = note?.dataset.key ?? null;
  const key = draftKey(kept, about);
  const dialog = /** @type {HTMLDialogElement} */ (copy("concern"));
  const field = /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
  fill(dialog, { about: note?.querySelector(".note__text")?.textContent ?? "" });
  field.value = device.get(key) ?? "";
  const advise = (problem = "") => {
    const count = length(field.value);
    fill(dialog, {
      "concern-count": count >= MOST * SHOWN_FROM ? `${count} / ${MOST}` : "",
      "concern-problem": problem,
    });
  };
  const typed = () => {
    device.set(key, field.value.trim() ? field.value : null);
    advise();
  };
  on(field, "input", typed);
  on(field, "compositionend", typed);
  sendsByKey(field, () => field.form?.requestSubmit(dialog.querySelector("[value=tell]")));
  on(dialog, "submit", (event) => {
    const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
    if (pressed !== "tell") return;
    const text = field.value.trim();
    const problem = tooLong(text);
    if (problem) {
      event.preventDefault(); // it stays open, with every word
      advise(problem);
      field.focus();
      return;
    }
    device.set(key, null);
    outbox.add(RAISE_CONCERN, { note: about, text });
    say(
      online()
        ? t("Only the facilitator is told, and not that it was you. Thank you")
        : t(
            "You are offline. It is kept on this device and goes to the facilitator alone, as soon as you are back",
          ),
    );
  });
  on(dialog, "close", () => {
    dialog.remove();
    opener.focus();
  });
  advise();
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} text */
function tooLong(text) {
  if (length(text) > MOST)
    return t("Up to {n} characters fit here. Your text is kept", { n: MOST });
  return text.split("\n").length > LINES ? t("That is too long. Please shorten it") : "";
}

/**
 * Where a concern is kept while it is written; of no note in particular, under the help.
 *
 * @param {string} kept
 * @param {string | null} note
 */
export const draftKey = (kept, note) => `concern:${kept}:${note ?? ""}`;
