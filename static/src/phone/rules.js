// @ts-check
/** The ground rules on the phone: the one that the room reads now is lit. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { RULES } from "../protocol.js";
import { pick } from "../words.js";
import { fillSaid, said } from "./easy.js";

/** @type {import("./screens.js").Paint} */
export function paintRules(root, { store, part, here, evening }) {
  const { items = [], at = 0 } = store.get(RULES + here) ?? {};
  fill(root, { heading: pick(part?.title) });
  replaceChildrenKeyed(piece(root, "rules"), /** @type {any[]} */ (items), {
    key: pick,
    create: () => copy("rule"),
    update: (element, text) => {
      const lit = items[at] === text;
      element.dataset.lit = String(lit);
      if (lit) element.setAttribute("aria-current", "true");
      else element.removeAttribute("aria-current");
      fillSaid(element, "rule", said(text));
    },
  });
  const yes = /** @type {HTMLElement} */ (root.querySelector('[data-act="agree"]'));
  yes.setAttribute("aria-pressed", String(evening.answers.agreed(here)));
}
