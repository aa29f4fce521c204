// @ts-check
/** The links of a session: copies a fresh one, and shows who has come by which. */

import { sendNothingByConversion } from "./conversions.js";
import { keepAcrossLanguages } from "./language.js";
import { sendOnce } from "./once.js";
import { whileSeen } from "./seen.js";
import { shareBy } from "./share.js";

const LOOK_MS = 3000;

keepAcrossLanguages();
sendNothingByConversion();
sendOnce();

const copy = document.getElementById("copy-link");
if (copy) {
  copy.hidden = false;
  shareBy(copy);
}

const links = /** @type {HTMLElement} */ (document.getElementById("links"));

/** Ask who is connected; where that cannot be asked, the page stays as it was. */
async function look() {
  try {
    const answer = await fetch(links.dataset.here ?? "", {
      headers: { accept: "application/json" },
    });
    if (!answer.ok) return;
    const { here } = /** @type {{here: string[]}} */ (await answer.json());
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (
      links.querySelectorAll("[data-id]")
    )) {
      const state = /** @type {HTMLElement} */ (link.querySelector("[data-here]"));
      state.dataset.here = here.includes(link.dataset.id ?? "") ? "yes" : "no";
    }
  } catch {
    // The line is down; the next look will tell.
  }
}

if (links.children.length > 0) whileSeen(() => void look(), LOOK_MS);
