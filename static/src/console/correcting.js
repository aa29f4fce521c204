// @ts-check
/** Proposing other words for a note. Its author decides; until then no screen changes. */

import { fill, on } from "../dom.js";
import { NOTE, PROPOSE_CORRECTION } from "../protocol.js";
import { t } from "../words.js";
import { settle } from "./settled.js";

const dialog = () => /** @type {HTMLDialogElement} */ (document.getElementById("correct"));
const field = () => /** @type {HTMLTextAreaElement} */ (dialog().querySelector("textarea"));

/**
 * @param {import("./records.js").Store} store
 * @param {string} id
 */
export function correct(store, id) {
  const note = /** @type {import("./records.js").Note | undefined} */ (store.get(NOTE + id));
  if (!note) return;
  const proposed = note.desk?.correction?.state === "proposed";
  dialog().dataset.note = id;
  fill(dialog(), { now: note.text, answer: answered(note.desk?.correction?.state), said: "" });
  field().value = proposed ? (note.desk?.correction?.text ?? "") : note.text;
  const back = /** @type {HTMLElement} */ (dialog().querySelector("[value=back]"));
  back.hidden = !proposed;
  dialog().showModal();
  field().focus();
}

/** @param {string | undefined} state */
function answered(state) {
  if (state === "proposed") return t("Proposed. Its author has not answered yet");
  if (state === "accepted") return t("Its author took the words you proposed");
  return state === "declined" ? t("Its author keeps their own words") : "";
}

export class Correcting {
  /** @param {{send: import("./sender.js").Send}} parts */
  constructor({ send }) {
    on(dialog(), "submit", (event) => {
      const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
      const text = pressed === "back" ? "" : field().value.trim();
      if (pressed !== "back" && (pressed !== "propose" || text === "")) return;
      event.preventDefault();
      const { note } = dialog().dataset;
      void settle(dialog(), () => send(PROPOSE_CORRECTION, { note, text }));
    });
  }
}
