// @ts-check
/** Notes on the stage. */

import { copy, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { breakBetweenPhrases } from "./breaking.js";
import { categoryOf } from "./records.js";

/**
 * @param {Element} container
 * @param {import("./records.js").Stage} stage
 * @param {readonly import("./records.js").Brief[]} notes
 * @param {{bare?: boolean, lifted?: boolean}} [how] `bare` leaves the category out, where the
 *   place of the note already says it; `lifted`: it lies above the others
 */
export function showNotes(container, stage, notes, { bare = false, lifted = false } = {}) {
  replaceChildrenKeyed(container, notes, {
    key: (note) => note.id,
    create: () => {
      const element = copy("stage-note");
      element.classList.toggle("note--lifted", lifted);
      return element;
    },
    update: (element, note) => {
      fillNote(element, note, bare ? null : categoryOf(stage, note));
      breakBetweenPhrases(element.querySelector(".note__text"));
    },
  });
}
