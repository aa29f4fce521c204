// @ts-check
/**
 * The result of a vote: bars from the smallest up, equal bars of equal rank; of a decision also
 * whether it holds. No votes, no bars. What has no room takes its turn, and equals stay together.
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { tieOf } from "../tie.js";
import { beside } from "../two.js";
import { n, pick, t } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { Lone } from "./lone.js";
import { pageAt, partAt, showPages } from "./pages.js";
import { Turns } from "./turns.js";

export class Result {
  element = copy("stage-result");
  #bars = piece(this.element, "bars");
  #turns = new Turns(this.#bars, (turn) => this.#tell(turn), equal);
  #lone = new Lone(this.element);
  /** @type {import("./records.js").Stage | null} */
  #stage = null;
  #number = 0;

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#stage = stage;
    this.#lone.show(stage);
    const { mode } = stage;
    const [outcome, why] = decided(stage);
    fill(this.element, { lens: pick(stage.lens), tie: tieOf(stage), outcome, why });
    const asked = /** @type {HTMLElement} */ (this.element.querySelector(".result__lens"));
    speak(asked, pick(stage.lens));
    const most = Math.max(0, ...stage.results.map((row) => row.votes));
    this.#bars.hidden = most === 0;
    piece(this.element, "none").hidden = most > 0 || mode === "decision";
    const none = mode === "ranking" ? t("No order was sent") : t("No dots were placed");
    const more = most > 0 && stage.more > 0 ? t("and {n} more", { n: stage.more }) : "";
    fill(this.element, { none, more });
    this.#draw(stage, Math.min(this.#number, stage.pages - 1));
    this.#lone.measure();
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    if (this.#stage === null) return;
    const number = pageAt(this.#stage, passed);
    if (number !== this.#number) this.#draw(this.#stage, number);
    this.#turns.show(partAt(this.#stage, passed, Math.max(1, this.#turns.count)));
    this.#lone.tick(passed);
  }

  /**
   * @param {import("./records.js").Stage} stage
   * @param {number} number of the page, from 0
   */
  #draw(stage, number) {
    this.#number = number;
    const { mode } = stage;
    const most = Math.max(0, ...stage.results.map((row) => row.votes));
    const up = stage.results.filter((row) => most > 0 && row.page === number);
    replaceChildrenKeyed(this.#bars, up, {
      key: (row) => row.target,
      create: () => copy("stage-bar"),
      update: (element, row) => {
        const rank = row.votes > 0 ? row.rank : "";
        const ranking = mode === "ranking";
        const votes = ranking
          ? n("{n} point", "{n} points", row.votes)
          : n("{n} vote", "{n} votes", row.votes);
        const hands = ranking
          ? t("put first by {n}", { n: row.first })
          : row.hands
            ? t("by hand {n}", { n: row.hands })
            : "";
        element.dataset.rank = String(row.rank);
        fill(element, { rank, title: titleOf(row), votes, hands });
        const title = /** @type {HTMLElement} */ (element.querySelector(".bar__title"));
        speak(title, row.title);
        breakBetweenPhrases(title);
        const length = `${(100 * row.votes) / most}%`;
        element.querySelector(".bar__length")?.setAttribute("width", length);
      },
    });
    for (const row of this.#bars.children) /** @type {HTMLElement} */ (row).hidden = false;
    showPages(this.element, stage, number);
    this.#turns.measure();
    if (stage.pages > 1 || this.#turns.count < 2) return;
    this.#tell(0); // which takes room itself
    this.#turns.measure();
  }

  /** Where the whole result is one page, its turns are what is counted. @param {number} turn */
  #tell(turn) {
    if (this.#stage === null || this.#stage.pages > 1) return;
    showPages(this.element, { page: null, pages: this.#turns.count }, turn);
  }
}

/**
 * @param {HTMLElement} before
 * @param {HTMLElement} after
 */
const equal = (before, after) => before.dataset.rank === after.dataset.rank;

/** @param {{title: string, off?: boolean} | undefined} row */
function titleOf(row) {
  if (row?.off) return t("(a note that is not on the stage)");
  return row?.title || t("(words that were taken back)");
}

/**
 * Whether a decision holds, with the figures, and why not; nothing for any other vote.
 *
 * @param {import("./records.js").Stage} stage
 * @returns {[string, string]}
 */
function decided({ outcome, results }) {
  if (!outcome) return ["", ""];
  const { took_part: took, present, needed, chose } = outcome;
  const part = needed
    ? t("{took} of {present} took part, {needed} were needed", { took, present, needed })
    : t("{took} of {present} took part", { took, present });
  const first = results.find(({ target }) => target === outcome.target);
  if (outcome.target) {
    const title = titleOf(first);
    const most = t("{votes} of the {chose} who chose", { votes: first?.votes ?? 0, chose });
    return [t("Decided: “{title}”", { title }), beside(most, part)];
  }
  if (outcome.why === "quorum") return [t("Not decided: too few took part"), part];
  if (outcome.why === "nobody") return [t("Not decided: nobody chose anything"), part];
  return [t("Not decided: nothing has more than half"), part];
}
