// @ts-check
/** What is to be known of a note before it is shown, on its card. */

import { fill, piece } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./records.js").Note} Note */

/**
 * @param {HTMLElement} element the card
 * @param {Note} note
 */
export function showMarks(element, note) {
  const off = note.desk?.stage === "off";
  const mark = markOf(note);
  element.classList.toggle("pick--off", off);
  piece(element, "moderation").hidden = mark === "";
  fill(element, { moderation: mark });
  const restore = /** @type {HTMLElement} */ (element.querySelector(".pick__restore"));
  restore.hidden = !note.hidden && !off;
}

/** The most pressing thing alone: a card is small. @param {Note} note */
function markOf({ desk }) {
  if (desk?.stage === "off") return t("Kept off the stage");
  if (desk?.stage === "unseen") return t("Not seen yet");
  if (desk?.correction?.state === "proposed") return t("Correction proposed");
  if (desk?.correction?.state === "declined") return t("Correction declined");
  return desk?.personal ? t("A name or a contact?") : "";
}
