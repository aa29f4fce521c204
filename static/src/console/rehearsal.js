// @ts-check
/**
 * The strip of a rehearsal: how the simulated people are getting on, let some come, hurry, go home,
 * and take everything of theirs away.
 *
 * @typedef {{running: boolean, people: number, here: number, notes: number, doing: string,
 *   speed: number, simulated: number}} Told
 */

import { fill, on } from "../dom.js";
import { page } from "../page.js";
import { whileSeen } from "../seen.js";
import { n, t } from "../words.js";
import { counted } from "./counted.js";

const ASKING_MS = 2000;

export class Rehearsal {
  #root = /** @type {HTMLFormElement | null} */ (document.getElementById("rehearsal"));
  #dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("empty"));
  #feedback;

  /** @param {{feedback: import("./feedback.js").Feedback}} parts */
  constructor({ feedback }) {
    this.#feedback = feedback;
    if (!this.#root) return; // this session is none
    on(this.#root, "submit", (event) => {
      event.preventDefault();
      const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
      if (button?.value === "empty") this.#sure();
      else void this.#ask(this.#form(button));
    });
    on(this.#dialog, "close", () => {
      if (this.#dialog?.returnValue === "empty") void this.#empty();
    });
    whileSeen(() => void this.#ask(), ASKING_MS);
  }

  #sure() {
    if (!this.#dialog) return;
    this.#dialog.returnValue = ""; // else Esc would give the answer of the last time
    this.#dialog.showModal();
  }

  /** @param {HTMLButtonElement | null} button @returns {URLSearchParams} */
  #form(button) {
    return new URLSearchParams({ do: button?.value ?? "", ...button?.dataset });
  }

  async #empty() {
    const done = await this.#ask(new URLSearchParams({ do: "empty" }));
    if (!done) return;
    const words = t("Emptied. The doors are open again");
    this.#feedback.say(words);
    this.#feedback.toast(words);
  }

  /**
   * @param {URLSearchParams} [wish] nothing: only ask how it is
   * @returns {Promise<boolean>} whether the server answered
   */
  async #ask(wish) {
    const how = wish ? { method: "POST", body: wish } : {};
    try {
      const answer = await fetch(`/sessions/${page.code}/crowd`, how);
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show(await answer.json());
      return true;
    } catch {
      if (wish) this.#feedback.trouble(t("That did not work. Nothing was changed"));
      return false;
    }
  }

  /** @param {Told} told */
  #show({ running, people, here, notes, doing, speed, simulated }) {
    const root = /** @type {HTMLElement} */ (this.#root);
    root.dataset.running = String(running);
    for (const button of root.querySelectorAll("button")) {
      button.hidden = !shown(button.value, running, simulated);
    }
    const faster = /** @type {HTMLButtonElement} */ (root.querySelector("[value=hurry]"));
    faster.dataset.speed = speed === 4 ? "1" : "4";
    faster.setAttribute("aria-pressed", String(speed === 4));
    const how = running
      ? [
          t("{here} of {people} simulated participants are here", { here, people }),
          n("{n} note", "{n} notes", notes),
          DOING[doing] ?? "",
        ]
          .filter(Boolean)
          .join(" · ")
      : simulated > 0
        ? t("The simulated participants have gone. What they wrote is still there")
        : t("No simulated participants were let in from here");
    fill(root, { how });
    counted.tell("rehearsal", how);
  }
}

/** @type {Record<string, string>} */
const DOING = {
  waiting: t("they follow along"),
  writing: t("they are writing"),
  reading: t("they are reading"),
  talking: t("they are talking"),
  voting: t("they are voting"),
  deciding: t("they decide on a first step"),
};

/**
 * @param {string} deed
 * @param {boolean} running
 * @param {number} simulated
 */
function shown(deed, running, simulated) {
  if (deed === "start") return !running;
  if (deed === "empty") return simulated > 0;
  return running;
}
