// @ts-check
/**
 * The agenda at the left: planned and actual minutes of each part, and when it will all end.
 *
 * @typedef {import("./records.js").AgendaStop} AgendaStop
 * @typedef {{part: string, title: string, step: number | null, first: string, planned: number,
 *   spent: number | null, state: import("./records.js").StopState}} Row
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { page } from "../page.js";
import { pick, t } from "../words.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const clockTime = new Intl.DateTimeFormat(page.lang, { hour: "numeric", minute: "2-digit" });

export class Agenda {
  #list = /** @type {HTMLElement} */ (document.getElementById("agenda"));
  #drift = /** @type {HTMLElement} */ (document.getElementById("drift"));
  #store;
  /** @type {string | undefined} */
  #revealed;

  /**
   * @param {{store: import("./records.js").Store, jump: import("./jump.js").Jump}} parts
   */
  constructor({ store, jump }) {
    this.#store = store;
    on(this.#list, "click", (event) => {
      const row = /** @type {Element} */ (event.target).closest("[data-key]");
      if (row) this.#ask(/** @type {HTMLElement} */ (row), jump);
    });
    watch(store, ["session", "console"], () => this.#show());
    setInterval(() => this.#showDrift(), 10_000);
  }

  #rows() {
    const { parts } = session(this.#store) ?? { parts: [] };
    const stops = desk(this.#store)?.agenda ?? [];
    return [
      ...row("lobby", say("phases", "lobby"), null, stops),
      ...parts.flatMap(({ id, title, step }) => row(id, pick(title), step, stops)),
      ...row("ended", say("phases", "ended"), null, stops),
    ];
  }

  #show() {
    replaceChildrenKeyed(this.#list, this.#rows(), {
      key: ({ part }) => part,
      create: () => copy("agenda-row"),
      update: (element, item) => {
        const { first, title, step, planned, spent, state } = item;
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
    const { drift, ends_at: endsAt } = desk(this.#store) ?? {};
    const here = session(this.#store);
    this.#drift.hidden = !endsAt || !here || here.ended;
    if (!endsAt || !here) return;
    const late = Math.round((drift ?? 0) / 60);
    this.#drift.classList.toggle("drift--late", late > 0);
    fill(this.#drift, { drift: sentence(late, clockTime.format(endsAt), here.stop.part) });
  }

  /**
   * @param {HTMLElement} row
   * @param {import("./jump.js").Jump} jump
   */
  #ask(row, jump) {
    if (row.dataset.key === session(this.#store)?.stop.part) return;
    const title = row.querySelector("[data-slot=title]")?.textContent ?? "";
    jump.ask({ to: row.dataset.first ?? "", title, back: row.dataset.state === "done" });
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
      planned: stops.reduce((sum, stop) => sum + (stop.minutes ?? 0), 0),
      spent: spent.length > 0 ? spent.reduce((sum, seconds) => sum + seconds, 0) : null,
      state: here ?? held ?? states.at(-1) ?? "ahead",
    },
  ];
}

/**
 * @param {number} late minutes against the plan; below zero: in hand
 * @param {string} end when it will all be over, at this pace
 * @param {string} part where the session stands
 */
function sentence(late, end, part) {
  if (late > 0) return t("Running {n} min late. Ending around {t}", { n: late, t: end });
  if (late < 0) return t("{n} min in hand. Ending around {t}", { n: -late, t: end });
  if (part === "lobby") return t("If you begin now, it ends around {t}", { t: end });
  return t("On time. Ending around {t}", { t: end });
}
