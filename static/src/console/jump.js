// @ts-check
/**
 * Going to another place of the agenda by hand. Most ways can be taken back and are simply gone;
 * where the server says that something is to be asked (`agenda.asks`), it is asked once.
 */

import { fill, on } from "../dom.js";
import { MOVE } from "../protocol.js";
import { t } from "../words.js";
import { desk, session } from "./records.js";

export class Jump {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("jump"));
  #store;
  #send;
  #feedback;
  #undo;
  #to = "";
  #title = "";

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   feedback: import("./feedback.js").Feedback, undo: import("./undo.js").Undo}} parts
   */
  constructor({ store, send, feedback, undo }) {
    this.#store = store;
    this.#send = send;
    this.#feedback = feedback;
    this.#undo = undo;
    on(this.#dialog, "close", () => this.#answered());
  }

  /**
   * Go there, or ask first. The present place begins once more.
   *
   * @param {string} to a stop
   * @param {string} title how people call it
   * @returns {Promise<void>} once it has been asked for, by a question or of the server
   */
  async to(to, title) {
    const stop = desk(this.#store)?.agenda.find((each) => each.stop === to);
    if (!stop) return;
    [this.#to, this.#title] = [to, title];
    const again = stop.state === "now";
    if (!again && !stop.asks) {
      await this.#go();
      return;
    }
    const asked = stop.asks ?? "again";
    const sentence = again
      ? t("Begin “{title}” once more?", { title })
      : t("Move to “{title}”?", { title });
    fill(this.#dialog, { title: sentence });
    for (const why of /** @type {NodeListOf<HTMLElement>} */ (
      this.#dialog.querySelectorAll("[data-why]")
    )) {
      why.hidden = why.dataset.why !== asked;
    }
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  #answered() {
    if (this.#dialog.returnValue === "go") void this.#go();
  }

  async #go() {
    const here = session(this.#store)?.stop.id;
    if (!here) return;
    const words = t("Moved to “{title}”", { title: this.#title });
    this.#undo.announce(words); // what was shown or closed cannot be taken back, and is not offered
    const answer = await this.#send(MOVE, { to: this.#to, expect: here });
    if (answer?.ok) this.#feedback.say(words);
  }
}
