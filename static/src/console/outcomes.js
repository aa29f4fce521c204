// @ts-check
/** What came of every vote of the part on the board, once closed: the last one first. */

import { copy, fill, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { EARLIER, RESULT } from "../protocol.js";
import { n, pick, t } from "../words.js";
import { watch } from "./watch.js";

/** @typedef {import("../protocol.js").Result} Result */

export class Outcomes {
  #root = /** @type {HTMLElement} */ (document.getElementById("outcomes"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #store;
  #part;

  /** @param {{store: import("./records.js").Store, part: () => string}} parts */
  constructor({ store, part }) {
    this.#store = store;
    this.#part = part;
    watch(store, ["session", RESULT, EARLIER], () => this.show());
  }

  /** Show those of the part that is on the board now. */
  show() {
    const part = this.#part();
    /** @type {Result[]} */
    const before = this.#store.entries(`${EARLIER}${part}/`).map(([, each]) => each);
    const last = this.#store.get(RESULT + part);
    const held = [...before, ...(last ? [last] : [])].sort((a, b) => b.n - a.n);
    const told = held.filter(({ rows, voters }) => rows.length > 0 && (voters > 0 || raised(rows)));
    this.#root.hidden = told.length === 0;
    replaceChildrenKeyed(this.#list, told, {
      key: (each) => String(each.n),
      create: () => copy("outcome"),
      update: (element, each) => {
        const lens = pick(each.lens);
        fill(element, {
          n: held.length > 1 ? t("Vote {n}", { n: each.n }) : "",
          lens,
          way: wayOf(each),
          decided: decidedOf(each),
        });
        speak(/** @type {HTMLElement} */ (element.querySelector("[data-slot=lens]")), lens);
        fillRows(/** @type {HTMLElement} */ (element.querySelector("ol")), each);
      },
    });
  }
}

/** @param {HTMLElement} list @param {Result} result */
function fillRows(list, { mode, rows }) {
  replaceChildrenKeyed(list, rows, {
    key: ({ target }) => target,
    create: () => copy("outcome-row"),
    update: (element, { title, votes, rank, first }) => {
      const points = n("{n} point", "{n} points", votes);
      const count =
        mode === "ranking"
          ? [points, t("put first by {n}", { n: first })].join(" · ")
          : n("{n} vote", "{n} votes", votes);
      const words = title || t("(words that were taken back)");
      fill(element, { rank: votes > 0 ? rank : "", title: words, count });
      speak(/** @type {HTMLElement} */ (element.querySelector("[data-slot=title]")), words);
    },
  });
}

/** @param {Result} result */
function wayOf({ mode, chose, undecided, budget }) {
  const way = {
    dots: n("{n} dot each", "{n} dots each", budget),
    ranking: t("ranking, by points"),
    decision: t("decision"),
  }[mode];
  const voted = n("{n} person voted", "{n} people voted", chose);
  const not = n("{n} could not decide", "{n} could not decide", undecided);
  return [way, voted, ...(undecided > 0 ? [not] : [])].join(" · ");
}

/** @param {Result} result */
function decidedOf({ outcome, rows }) {
  if (!outcome) return "";
  const { took_part: took, present, needed, chose } = outcome;
  const first = rows.find(({ target }) => target === outcome.target);
  if (outcome.target) {
    return t("Decided, by {votes} of the {chose} who chose", { votes: first?.votes ?? 0, chose });
  }
  if (outcome.why === "quorum") {
    return t("Not decided: {took} of {present} took part, and {needed} were needed", {
      took,
      present,
      needed,
    });
  }
  return outcome.why === "nobody"
    ? t("Not decided: nobody chose anything")
    : t("Not decided: no choice had more than half of the {chose} who chose", { chose });
}

/** @param {import("../protocol.js").ResultRow[]} rows */
const raised = (rows) => rows.some(({ hands }) => hands > 0);
