// @ts-check
/**
 * What the stage counts, in a line at the foot of the page: there it moves nothing that is being
 * read or pressed. It changes by itself, now and then, and is not read out: whoever wants to know
 * finds it.
 */

import { answered, come, decided, told, understood, voted, written } from "../how_many.js";
import { beside } from "../two.js";
import { pick, t } from "../words.js";

/**
 * @typedef {import("../protocol.js").Head} Head
 * @typedef {import("../protocol.js").Counted} Counted
 */

const REST_MS = 10_000; // a line that changes every second draws the eye of who writes

export class Counting {
  #line;
  #stop = "";
  #view = "";
  #since = 0;

  /** @param {HTMLElement} line */
  constructor(line) {
    this.#line = line;
  }

  /** @param {Head} head */
  show({ counted, counts, now }) {
    const view = counted?.view ?? "";
    if (view === this.#view && now < this.#since + REST_MS) return;
    const words = counted ? sentence(counted, counts) : "";
    this.#view = view;
    if (this.#line.textContent === words) return;
    this.#since = now;
    this.#say(words);
  }

  /** What was counted at another stop goes with it, before anything is heard of this one. @param {string} stop */
  at(stop) {
    if (stop === this.#stop) return;
    this.#stop = stop;
    this.#view = "";
    this.#say("");
  }

  /** @param {string} words */
  #say(words) {
    this.#line.textContent = words;
    this.#line.hidden = words === "";
  }
}

/**
 * @param {Counted} counted
 * @param {import("../protocol.js").Counts} here
 */
function sentence(counted, here) {
  switch (counted.view) {
    case "writing":
      return written(counted);
    case "checkin":
      return answered(counted.people);
    case "rules":
      return understood(counted.agreed, here);
    case "vote":
      return voted(counted.voters ?? 0, here);
    case "pledge":
      return decided(counted);
    case "pulse":
      return counted.came ? all(told(counted.answered), counted.came) : told(counted.answered);
    default:
      return come(here);
  }
}

/**
 * How people came, as the bar on the stage says it.
 *
 * @param {string} people
 * @param {{text: import("../protocol.js").Text | null, counts: number[]}} came
 */
function all(people, { text, counts: [low = 0, middle = 0, high = 0] }) {
  const parts = [
    t("Disagree {n}", { n: low }),
    t("Neither {n}", { n: middle }),
    t("Agree {n}", { n: high }),
  ].reduce(beside);
  return beside(people, t("{question}: {answers}", { question: pick(text), answers: parts }));
}
