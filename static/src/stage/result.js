// @ts-check
/** The result of a vote: bars from the smallest up, equal bars of equal rank. No dots, no bars. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { n, pick, t } from "../words.js";
import { overflows } from "./fit.js";
import { Lone } from "./lone.js";

export class Result {
  element = copy("stage-result");
  #bars = piece(this.element, "bars");
  #lone = new Lone(this.element);

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#lone.show(stage);
    fill(this.element, { lens: pick(stage.lens), tie: tie(stage.tie) });
    const most = Math.max(0, ...stage.results.map((row) => row.votes));
    this.#bars.hidden = most === 0;
    piece(this.element, "none").hidden = most > 0;
    replaceChildrenKeyed(this.#bars, most > 0 ? stage.results : [], {
      key: (row) => row.target,
      create: () => copy("stage-bar"),
      update: (element, row) => {
        const rank = row.votes > 0 ? row.rank : "";
        const votes = n("{n} vote", "{n} votes", row.votes);
        fill(element, { rank, title: row.title, votes });
        speak(/** @type {HTMLElement} */ (element.querySelector(".bar__title")), row.title);
        const length = `${(100 * row.votes) / most}%`;
        element.querySelector(".bar__length")?.setAttribute("width", length);
      },
    });
    this.#fit();
    this.#lone.measure();
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    this.#lone.tick(passed);
  }

  /** Rows of the lowest rank leave first, all of one rank together, if there is no room. */
  #fit() {
    const rows = /** @type {HTMLElement[]} */ ([...this.#bars.children]);
    for (const row of rows) row.hidden = false;
    while (rows.length > 1 && overflows(this.#bars)) {
      /** @type {HTMLElement} */ (rows.pop()).hidden = true;
    }
  }
}

/** @param {number | null} gap */
function tie(gap) {
  if (gap === null) return "";
  return gap === 0
    ? t("The same number of votes. Let us talk about both")
    : t("Only {n} vote apart. Let us talk about both", { n: gap });
}
