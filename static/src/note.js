// @ts-check
/** Fills a sticky note (templates/macros/note.html): on phones, on the stage, on the console. */

import { fillMark } from "./category.js";
import { fill, piece } from "./dom.js";

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/;
const LATIN = /[A-Za-z]/;

/**
 * @param {HTMLElement} element the `.note`
 * @param {{id?: string | null, text: string, by: string | null, late: boolean, edited: boolean,
 *   times?: number}} note `times`: how many notes say it
 * @param {import("./category.js").Look | null} category the one the note names
 */
export function fillNote(element, note, category) {
  if (note.id) element.dataset.id = note.id;
  if (category) element.dataset.color = category.color;
  else delete element.dataset.color;
  fill(element, { by: note.by });
  fillSpoken(element, "text", note.text);
  /** @type {HTMLElement} */ (element.querySelector(".note__by")).hidden = !note.by;
  const times = /** @type {HTMLElement} */ (element.querySelector(".note__times"));
  times.hidden = !(Number(note.times) > 1);
  times.textContent = `×${note.times}`;
  piece(element, "late").hidden = !note.late;
  piece(element, "edited").hidden = !note.edited;
  fillMark(piece(element, "category"), category);
}

/**
 * Fill one slot with what a person wrote, and say in which language.
 *
 * @param {Element} root
 * @param {string} slot
 * @param {string} text
 * @param {string} [instead] what stands there where nothing was written
 */
export function fillSpoken(root, slot, text, instead = "") {
  fill(root, { [slot]: text || instead });
  speak(/** @type {HTMLElement} */ (root.querySelector(`[data-slot="${slot}"]`)), text);
}

/**
 * Say in which language a person wrote, as far as the letters tell, for whoever reads aloud.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function speak(element, text) {
  const lang = JAPANESE.test(text) ? "ja" : LATIN.test(text) ? "en" : "";
  if (lang === "") element.removeAttribute("lang");
  else if (element.lang !== lang) element.lang = lang;
}
