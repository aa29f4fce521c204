// @ts-check
/**
 * Who is here and how much has arrived: numbers only, never who.
 *
 * @typedef {import("../protocol.js").Counts & {stages?: number, staged?: boolean}} Present
 *   `stages`: how many projector pages are connected; `staged`: whether there ever was one
 */

import { fill } from "../dom.js";
import { BALLOTS, COUNT, VOTE } from "../protocol.js";
import { n, t } from "../words.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const AGAIN_MS = 60_000; // a stage that has been away for longer was closed

export class Counts {
  #top = /** @type {HTMLElement} */ (document.getElementById("present"));
  #light = /** @type {HTMLElement} */ (document.getElementById("stage-light"));
  #written = /** @type {HTMLElement} */ (document.getElementById("written"));
  #lost = /** @type {HTMLElement} */ (document.getElementById("stage-lost"));
  #store;
  #seenStage = 0; // when a stage was connected last; 0: never
  #here = 0;

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    watch(store, ["session", COUNT, BALLOTS, VOTE], () => this.#show());
  }

  /** How many people are here. */
  get here() {
    return this.#here;
  }

  /** @param {Present} counts from `head`, once a second */
  present({ venue, online, stages, staged = false }) {
    this.#here = venue + online;
    fill(this.#top, { venue, online });
    counted.tell("here", t("venue {venue}, online {online}", { venue, online }));
    if (stages !== undefined) this.#stage(stages, staged);
    this.#show();
  }

  /** @param {number} stages @param {boolean} staged known to the server when this page is not */
  #stage(stages, staged) {
    const now = performance.now();
    if (stages > 0) this.#seenStage = now;
    const again = this.#seenStage > 0 && now - this.#seenStage < AGAIN_MS;
    const state = stages > 0 ? "good" : again ? "again" : "none";
    this.#light.hidden = false;
    this.#light.dataset.state = state;
    fill(this.#light, { stage: STAGE_WORDS[state] });
    this.#lost.hidden = stages > 0 || !(staged || this.#seenStage > 0);
  }

  /** @param {number} voters @param {number} all who are here, or have written */
  #votersOf(voters, all) {
    const said = t("{n} of {all} have voted", { n: voters, all: Math.max(all, voters) });
    const everybody = voters > 0 && voters >= this.#here;
    return everybody ? [said, t("Everybody has voted")].join(" · ") : said;
  }

  #show() {
    const stop = session(this.#store)?.stop;
    const count = this.#store.get(COUNT + (stop?.part ?? ""));
    const voting = stop?.phase === "vote" && this.#store.get(VOTE + stop.part)?.targets.length > 0;
    const ballots = voting ? this.#store.get(BALLOTS + stop.part) : undefined;
    this.#written.hidden = !count;
    if (!count) {
      counted.tell("written", "");
      return;
    }
    const all = Math.max(this.#here, count.people);
    const people = t("{n} of {all} have written", { n: count.people, all });
    const voters = ballots ? this.#votersOf(ballots.voters, all) : "";
    fill(this.#written, { people, notes: n("{n} note", "{n} notes", count.notes), voters });
    counted.tell("written", voters || people);
    const bar = /** @type {HTMLProgressElement} */ (this.#written.querySelector("progress"));
    bar.max = Math.max(1, all);
    bar.value = ballots ? ballots.voters : count.people;
  }
}

const STAGE_WORDS = {
  good: t("Stage connected"),
  again: t("Stage reconnecting"),
  none: t("No stage"),
};
