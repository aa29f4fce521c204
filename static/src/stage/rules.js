// @ts-check
/** The ground rules: one is lit, the others wait beside it. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { understood } from "../how_many.js";
import { pick } from "../words.js";
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
    fill(this.element, { agreed: understood(agreed, here) });
    fit(this.#list, ALONE);
  }
}
