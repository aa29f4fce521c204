// @ts-check
/**
 * Taking notes off with a reason: from the stage alone or from every screen, and why. So can be a
 * line that was built on a note; it is on no stage. The reason stays in the moderation log, which
 * only whoever facilitates can read.
 */

import { on } from "../dom.js";
import { HIDE_NOTES, HIDE_REPLY, KEEP_OFF_STAGE } from "../protocol.js";
import { begin, settle } from "./settled.js";

const ASKED = "asked"; // why notes leave the stage: its page rests until the dialog closes
const dialog = () => /** @type {HTMLDialogElement} */ (document.getElementById("reason"));

/** Ask why these notes are taken off. @param {readonly string[]} notes */
export const askWhy = (notes) => open({ notes: notes.join(" "), line: "" });

/** Ask why this line, built on a note, is hidden. @param {string} line */
export const askWhyLine = (line) => open({ notes: "", line });

/** @param {{notes: string, line: string}} about */
function open(about) {
  Object.assign(dialog().dataset, about);
  const form = /** @type {HTMLFormElement} */ (dialog().querySelector("form"));
  const where = /** @type {HTMLFieldSetElement} */ (form.querySelector("[data-part=where]"));
  form.reset();
  where.hidden = where.disabled = about.line !== "";
  begin(dialog());
  if (about.notes) dialog().dispatchEvent(new Event(ASKED));
}

export class Reason {
  /** @param {{send: import("./sender.js").Send, resting: import("./resting.js").Resting}} parts */
  constructor({ send, resting }) {
    dialog().addEventListener(ASKED, () => resting.begin());
    on(dialog(), "close", () => resting.end());
    on(dialog(), "submit", (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (/** @type {HTMLButtonElement | null} */ (event.submitter)?.value !== "take") return;
      event.preventDefault();
      const { notes = "", line = "" } = dialog().dataset;
      const said = new FormData(form);
      const why = String(said.get("why") ?? "");
      const words = String(said.get("words") ?? "").trim();
      const type = said.get("where") === "stage" ? KEEP_OFF_STAGE : HIDE_NOTES;
      const many = notes.split(" ").filter(Boolean);
      void settle(dialog(), () =>
        line
          ? send(HIDE_REPLY, { reply: line, why, words })
          : send(type, { notes: many, why, words }),
      );
    });
  }
}
