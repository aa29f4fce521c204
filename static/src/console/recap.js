// @ts-check
/**
 * What the evening was, once it has ended: its numbers, what comes next, and notes and finding of
 * each step.
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { COUNT, INSIGHT, PLEDGES, RECAP } from "../protocol.js";
import { arrives } from "../report_day.js";
import { n, pick, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const NAMED = 4; // parts that were skipped: of more the agenda beside it tells

export class Recap {
  #root = /** @type {HTMLElement} */ (document.getElementById("recap"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #store;
  #waiting = 0;

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    watch(store, ["session", RECAP, COUNT, INSIGHT, PLEDGES], () => this.#show());
  }

  /** How many remarks wait until their guest agrees. @param {number} count */
  remarks(count) {
    this.#waiting = count;
    this.#show();
  }

  #show() {
    const here = session(this.#store);
    const told = this.#store.get(RECAP);
    if (!(here && told)) return; // it is not over
    this.#showFacts(here, told);
    this.#showNext(here, told);
    replaceChildrenKeyed(this.#list, this.#steps(here), {
      key: ({ id }) => id,
      create: () => copy("recap-step"),
      update: (element, { id, title, step }) => {
        fill(element, {
          step: step ?? "",
          title: pick(title),
          notes: n("{n} note", "{n} notes", this.#store.get(COUNT + id).notes),
          insight: this.#store.get(INSIGHT + id)?.text ?? "",
        });
      },
    });
  }

  /** @param {import("./records.js").Session} here */
  #steps(here) {
    return here.parts.filter(({ id }) => this.#store.get(COUNT + id));
  }

  /** @param {import("./records.js").Session} here @param {import("../protocol.js").Recap} told */
  #showFacts(here, told) {
    const { people, online, steps, of, skipped, taken, planned } = told;
    const apart = { v: people - (online ?? 0), o: online ?? 0 };
    const titles = new Map(here.parts.map(({ id, title }) => [id, pick(title)]));
    const names = (skipped ?? []).map((part) => titles.get(part) ?? part).join(t(", "));
    const many = n("{n} part was skipped", "{n} parts were skipped", skipped?.length ?? 0);
    const few = names ? t("Skipped: {names}", { names }) : "";
    fill(this.#root, {
      ...told,
      where: online === null ? "" : t("Venue {v} · Online {o}", apart),
      steps: steps === null ? "" : t("{n} of {of}", { n: steps, of }),
      taken: taken === null ? "" : t("{n} min", { n: taken }),
      planned: t("planned: {n} min", { n: planned }),
      skipped: skipped && skipped.length > NAMED ? many : few,
    });
    piece(this.#root, "steps").hidden = steps === null; // it was imported
    piece(this.#root, "taken").hidden = taken === null;
    piece(this.#root, "first_steps").hidden = this.#store.entries(PLEDGES).length === 0;
  }

  /**
   * What is left to do for the report; what is not stays empty, and is not shown.
   *
   * @param {import("./records.js").Session} here
   * @param {import("../protocol.js").Recap} recap
   */
  #showNext(here, { personal }) {
    const unsaid = this.#steps(here).filter(
      ({ id, step }) =>
        step !== null &&
        this.#store.get(COUNT + id).notes > 0 &&
        !this.#store.get(INSIGHT + id)?.text,
    ).length;
    const remarks = this.#waiting;
    const told = {
      remarks: n(
        "Have {n} quotation checked: its guest has not agreed yet",
        "Have {n} quotations checked: their guests have not agreed yet",
        remarks,
      ),
      personal: n(
        "{n} note that the report quotes may hold a name or a contact: the draft shows it",
        "{n} notes that the report quotes may hold a name or a contact: the draft shows them",
        personal,
      ),
      unsaid: n(
        "Say in a sentence what you saw: {n} step is still without",
        "Say in a sentence what you saw: {n} steps are still without",
        unsaid,
      ),
    };
    fill(this.#root, {
      remarks: remarks ? told.remarks : "",
      personal: personal ? told.personal : "",
      unsaid: unsaid ? told.unsaid : "",
      arrives: here.report_day ? arrives(here.report_day) : t("No day is promised for the report"),
    });
    const say = this.#root.querySelector("[data-part=say-when]");
    if (say) /** @type {HTMLElement} */ (say).hidden = here.report_day !== null;
  }
}
