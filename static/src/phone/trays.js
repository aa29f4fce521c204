// @ts-check
/** Themes with their notes, and the lone voices, as they lie. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { fillSpoken } from "../note.js";
import { LONE } from "../protocol.js";
import { t } from "../words.js";
import { fillBoard } from "./parts.js";

/**
 * @param {HTMLElement} list
 * @param {readonly import("./parts.js").Tray[]} trays
 * @param {import("../protocol.js").Part | undefined} part
 * @param {import("./relating.js").Relating} [relating]
 */
export function fillTrays(list, trays, part, relating) {
  replaceChildrenKeyed(list, trays, {
    key: ({ id }) => id,
    create: ({ id }) => {
      const element = copy("theme");
      element.classList.toggle("theme--lone", id === LONE);
      return element;
    },
    update: (element, { title, size, notes }) => {
      fill(element, { size });
      fillSpoken(element, "theme", title, t("(no name yet)"));
      fillBoard(piece(element, "theme-notes"), notes, part, relating);
    },
  });
}
