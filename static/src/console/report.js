// @ts-check
/**
 * The report: asks for it, shows how far it is, offers the file.
 *
 * The PDF is made by another process; this page only asks after it.
 */

import { fill, on } from "../dom.js";
import { ask, finished, Unwilling } from "../job.js";
import { REPORT } from "../protocol.js";
import { t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Report {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("report"));
  #bar = /** @type {HTMLProgressElement} */ (this.#form.querySelector("progress"));
  #file = /** @type {HTMLAnchorElement} */ (this.#form.querySelector("a"));
  #lang = /** @type {HTMLSelectElement} */ (this.#form.querySelector("select"));
  #store;
  #busy = false;
  #gone = false;

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      if (!this.#busy) void this.#make();
    });
    on(this.#lang, "change", () => this.#show());
    watch(store, ["session", REPORT], () => this.#show());
  }

  #show() {
    const made = this.#store.get(REPORT + this.#lang.value);
    this.#form.hidden = !session(this.#store)?.ended;
    this.#file.hidden = !made?.file;
    if (made?.file) this.#file.href = `/files/${encodeURIComponent(made.file)}`;
    this.#tell(Boolean(made && !made.file));
    this.#bar.hidden = !this.#busy;
    const button = /** @type {HTMLElement} */ (this.#form.querySelector("button"));
    button.setAttribute("aria-disabled", String(this.#busy));
    button.classList.toggle("button--primary", !made?.file); // then the thing to do is to open it
  }

  /** @param {boolean} gone whether words were taken back, and the file that held them with them */
  #tell(gone) {
    const again = t("Words were taken out of the report. Please make it again");
    if (gone !== this.#gone) fill(this.#form, { progress: gone ? again : "" });
    this.#gone = gone;
  }

  async #make() {
    this.#busy = true;
    this.#bar.removeAttribute("value");
    this.#show();
    try {
      fill(this.#form, { progress: t("Writing the report…") });
      const job = await this.#done();
      fill(this.#form, { progress: job.state === "done" ? t("The report is ready") : job.message });
    } catch (error) {
      const progress =
        error instanceof Unwilling ? error.message : t("That did not work. Please try again");
      fill(this.#form, { progress });
    }
    this.#busy = false;
    this.#show();
  }

  async #done() {
    const job = await ask(this.#form.action, new URLSearchParams({ lang: this.#lang.value }));
    return finished(job, (progress) => {
      this.#bar.value = progress;
    });
  }
}
