// @ts-check
/**
 * The agenda at the left: planned and actual minutes of each part, and when it will all end.
 *
 * @typedef {import("./records.js").AgendaStop} AgendaStop
 * @typedef {{part: string, title: string, step: number | null, first: string, planned: number,
 *   minutes: number, spent: number | null, state: import("./records.js").StopState}} Row
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { whileSeen } from "../seen.js";
import { pick } from "../words.js";
import { clockTimes } from "./clocktime.js";
import { driftSentence, forecast, wholeMinutes } from "./late.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

export class Agenda {
  #list = /** @type {HTMLElement} */ (document.getElementById("agenda"));
  #drift = /** @type {HTMLElement} */ (document.getElementById("drift"));
  #adjust = /** @type {HTMLElement} */ (document.getElementById("adjust"));
  #clockTime = clockTimes(this.#drift.dataset.zone ?? "UTC");
  #store;
  #clock;
  /** @type {string | undefined} */
  #revealed;

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   jump: import("./jump.js").Jump}} parts
   */
  constructor({ store, clock, jump }) {
    this.#store = store;
    this.#clock = clock;
    on(this.#list, "click", (event) => {
      const row = /** @type {Element} */ (event.target).closest("[data-key]");
      if (row) this.#ask(/** @type {HTMLElement} */ (row), jump);
    });
    watch(store, ["session", "console"], () => this.#show());
    whileSeen(() => this.#show(), 10_000);
  }

  #rows() {
    const { parts } = session(this.#store) ?? { parts: [] };
    const stops = (desk(this.#store)?.agenda ?? []).map((stop) => this.#sofar(stop));
    return [
      ...row("lobby", say("phases", "lobby"), null, stops),
      ...parts.flatMap(({ id, title, step }) => row(id, pick(title), step, stops)),
      ...row("ended", say("phases", "ended"), null, stops),
    ];
  }

  /** Count what the present stop has taken until now. @param {AgendaStop} stop */
  #sofar(stop) {
    const { since, ended } = session(this.#store) ?? {};
    if (stop.state !== "now" || !since || ended || !stop.minutes) return stop;
    return { ...stop, spent: (stop.spent ?? 0) + (this.#clock.now() - since) / 1000 };
  }

  #show() {
    replaceChildrenKeyed(this.#list, this.#rows(), {
      key: ({ part }) => part,
      create: () => copy("agenda-row"),
      update: (element, item) => {
        const { first, title, step, planned, minutes, spent, state } = item;
        if (state === "now") this.#reveal(element);
        element.dataset.state = state;
        element.dataset.first = first;
        const button = element.querySelector("button");
        if (state === "now") button?.setAttribute("aria-current", "step");
        else button?.removeAttribute("aria-current");
        fill(element, {
          title,
          step: step ?? "",
          planned: planned || "",
          changed: minutes === planned ? "" : minutes,
          spent: spent === null ? "" : Math.round(spent / 60),
        });
      },
    });
    this.#showDrift();
  }

  /** @param {HTMLElement} row keep the present part in sight, also where the list is a line */
  #reveal(row) {
    if (row.dataset.key === this.#revealed) return;
    this.#revealed = row.dataset.key;
    requestAnimationFrame(() => row.scrollIntoView({ block: "nearest", inline: "center" }));
  }

  #showDrift() {
    const here = session(this.#store);
    const told = forecast(desk(this.#store), here, this.#clock.now());
    this.#drift.hidden = !told;
    this.#adjust.hidden = !told;
    if (!told) return;
    this.#drift.classList.toggle("drift--late", wholeMinutes(told.late) > 0);
    const begun = here?.stop.part !== "lobby";
    fill(this.#drift, { drift: driftSentence(told, begun, this.#clockTime) });
  }

  /**
   * @param {HTMLElement} row
   * @param {import("./jump.js").Jump} jump
   */
  #ask(row, jump) {
    if (row.dataset.key === session(this.#store)?.stop.part) return;
    const title = row.querySelector("[data-slot=title]")?.textContent ?? "";
    void jump.to(row.dataset.first ?? "", title);
  }
}

/**
 * @param {string} part
 * @param {string} title
 * @param {number | null} step
 * @param {AgendaStop[]} all
 * @returns {Row[]} one row, or none for a part that has no stop in this format
 */
function row(part, title, step, all) {
  const stops = all.filter((stop) => stop.part === part);
  const first = stops[0];
  if (!first) return [];
  const spent = stops.flatMap((stop) => (stop.spent === null ? [] : [stop.spent]));
  const states = stops.map((stop) => stop.state);
  const here = states.find((state) => state === "now");
  const held = states.find((state) => state === "done"); // at least some of it: it is not skipped
  return [
    {
      part,
      title,
      step,
      first: first.stop,
      planned: stops.reduce((sum, stop) => sum + (stop.planned ?? 0), 0),
      minutes: stops.reduce((sum, stop) => sum + (stop.minutes ?? 0), 0),
      spent: spent.length > 0 ? spent.reduce((sum, seconds) => sum + seconds, 0) : null,
      state: here ?? held ?? states.at(-1) ?? "ahead",
    },
  ];
}
