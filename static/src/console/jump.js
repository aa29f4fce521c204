// @ts-check
/**
 * Going to another place of the agenda by hand. It asks first: a slip of the hand must not
 * change what forty people see.
 */

import { fill, on } from "../dom.js";
import { MOVE } from "../protocol.js";
import { t } from "../words.js";
import { session } from "./records.js";

export class Jump {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("jump"));
  #store;
  #send;
  #to = "";

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts
   */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#dialog, "close", () => this.#answered());
  }

  /**
   * @param {{to: string, title: string, back: boolean}} place `back`: it was there already
   */
  ask({ to, title, back }) {
    const here = session(this.#store)?.stop;
    if (!here || to === here.id) return;
    this.#to = to;
    fill(this.#dialog, { title: t("Move to “{title}”?", { title }) });
    const warning = /** @type {HTMLElement} */ (this.#dialog.querySelector("[data-unrevealed]"));
    warning.hidden = back || here.phase !== "write";
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  #answered() {
    const here = session(this.#store)?.stop.id;
    if (this.#dialog.returnValue !== "go" || !here) return;
    void this.#send(MOVE, { to: this.#to, expect: here });
  }
}
