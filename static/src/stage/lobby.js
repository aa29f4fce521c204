// @ts-check
/** The doors are open: how to come in, how many have, and something to think about meanwhile. */

import { when } from "../appointed.js";
import { copy, fill, piece } from "../dom.js";
import { pick, t } from "../words.js";
import { Arrivals } from "./arrivals.js";
import { fit } from "./fit.js";

const LEAST = 5; // last step of `data-fit`: how to come in, and nothing else
const TURN_MS = 30_000; // the question waits as long as one of the ground rules beside it

export class Lobby {
  element = copy("stage-lobby");
  #words = piece(this.element, "words");
  #arrivals = new Arrivals(this.element);
  /** @type {import("./records.js").Stage | null} */
  #stage = null;
  #asked = "";

  /** @param {import("./records.js").Scene} scene */
  show({ session, here, stage }) {
    this.#stage = stage;
    const held = when(session.appointed);
    fill(this.element, { title: session.title, held });
    piece(this.element, "held").hidden = held === "";
    this.#arrivals.show(here);
    this.#asked = "";
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    if (this.#stage === null) return;
    const { title, words } = meanwhile(this.#stage, Math.floor(passed / TURN_MS));
    if (this.#asked === title + words) return;
    this.#asked = title + words;
    fill(this.element, { while: title, ask: words });
    piece(this.element, "ask").hidden = words === "";
    fit(this.element, LEAST, this.#words);
  }
}

/**
 * Return what those can think about who came early: the question, and every other time a rule.
 *
 * @param {import("./records.js").Stage} stage
 * @param {number} turn
 */
function meanwhile({ ask, rules }, turn) {
  const items = rules?.items ?? [];
  const rule = turn % 2 === 1 || ask === null ? items[Math.floor(turn / 2) % items.length] : null;
  return rule
    ? { title: t("Here we agree"), words: pick(rule) }
    : { title: t("While you wait"), words: pick(ask) };
}
