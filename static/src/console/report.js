// @ts-check
/**
 * The report: asks for it, shows how far it is, offers the file.
 *
 * The PDF is made by another process; this page only asks after it once a second.
 *
 * @typedef {{state: "queued" | "running" | "done" | "failed", progress: number,
 *   message: string, file: string | null}} Job `progress` in percent
 */

import { fill, on } from "../dom.js";
import { REPORT } from "../protocol.js";
import { t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const ASK_AGAIN_MS = 1000;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Report {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("report"));
  #bar = /** @type {HTMLProgressElement} */ (this.#form.querySelector("progress"));
  #file = /** @type {HTMLAnchorElement} */ (this.#form.querySelector("a"));
  #lang = /** @type {HTMLSelectElement} */ (this.#form.querySelector("select"));
  #store;
  #busy = false;

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
    this.#file.hidden = !made;
    if (made) this.#file.href = `/files/${encodeURIComponent(made.file)}`;
    this.#bar.hidden = !this.#busy;
    const button = /** @type {HTMLElement} */ (this.#form.querySelector("button"));
    button.setAttribute("aria-disabled", String(this.#busy));
  }

  async #make() {
    this.#busy = true;
    this.#bar.removeAttribute("value");
    this.#show();
    try {
      fill(this.#form, { progress: t("Writing the report…") });
      const job = await this.#finished(await this.#ask());
      fill(this.#form, { progress: job.state === "done" ? t("The report is ready") : job.message });
    } catch {
      fill(this.#form, { progress: t("That did not work. Please try again") });
    }
    this.#busy = false;
    this.#show();
  }

  /** @returns {Promise<string>} where to ask after the job */
  async #ask() {
    const answer = await fetch(this.#form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ lang: this.#lang.value }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).job;
  }

  /**
   * @param {string} url
   * @returns {Promise<Job>}
   */
  async #finished(url) {
    for (;;) {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const job = /** @type {Job} */ (await answer.json());
      this.#bar.value = job.progress;
      if (job.state === "done" || job.state === "failed") return job;
      await pause(ASK_AGAIN_MS);
    }
  }
}
