// @ts-check
/** The ground rules: one is lit, the others wait beside it. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { n, pick, t } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { fit } from "./fit.js";

const ALONE = 4; // last step of `data-fit`: only the lit rule; before it its neighbours, too

export class Rules {
  element = copy("stage-rules");
  #list = piece(this.element, "rules");

  /** @param {import("./records.js").Scene} scene */
  show({ stage, here }) {
    const { items, at, agreed } = stage.rules ?? { items: [], at: 0, agreed: 0 };
    replaceChildrenKeyed(
      this.#list,
      items.map((text, number) => ({ text, number })),
      {
        key: ({ number }) => String(number),
        create: () => copy("stage-rule"),
        update: (element, { text, number }) => {
          element.toggleAttribute("data-lit", number === at);
          element.toggleAttribute("data-near", Math.abs(number - at) === 1);
          if (number === at) element.setAttribute("aria-current", "true");
          else element.removeAttribute("aria-current");
          fill(element, { number: number + 1, rule: pick(text) });
          breakBetweenPhrases(element.querySelector(".rule__text"));
        },
      },
    );
    fill(this.element, { agreed: sentence(agreed, here) });
    fit(this.#list, ALONE);
  }
}

/**
 * @param {number} agreed
 * @param {import("./records.js").Counts | null} here
 */
function sentence(agreed, here) {
  if (agreed === 0) return ""; // nobody is hurried
  if (here) {
    const people = Math.max(here.venue + here.online, agreed);
    return t("{n} of {m} people have said “Understood”", { n: agreed, m: people });
  }
  return n("{n} person has said “Understood”", "{n} people have said “Understood”", agreed);
}
