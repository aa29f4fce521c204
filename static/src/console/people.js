// @ts-check
/**
 * Behind the counts at the top: how many have joined, are here, and have lost their connection
 * lately. Numbers only, and asked for only while somebody looks.
 *
 * @typedef {{joined: number, present: number, lost: number}} Told
 */

import { fill } from "../dom.js";
import { page } from "../page.js";
import { t } from "../words.js";
import { say } from "./tables.js";

const ASKING_MS = 2000;
const FORBIDDEN = 403; // whoever's link was revoked while the panel stood open

export class People {
  #root = /** @type {HTMLElement} */ (document.getElementById("people"));
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #asking;

  constructor() {
    this.#root.addEventListener("toggle", (event) => {
      clearInterval(this.#asking);
      if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
      void this.#ask();
      this.#asking = setInterval(() => void this.#ask(), ASKING_MS);
    });
  }

  async #ask() {
    if (document.hidden) return;
    try {
      const answer = await fetch(`/console/${page.code}/people`);
      if (answer.redirected || answer.status === FORBIDDEN) {
        clearInterval(this.#asking);
        fill(this.#root, { said: say("reasons", "not_allowed") });
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      /** @type {Told} */
      const { joined, present, lost } = await answer.json();
      fill(this.#root, { joined, present, lost, said: "" });
    } catch {
      fill(this.#root, { said: t("There is no line. These are the numbers of a moment ago") });
    }
  }
}
