// @ts-check
/**
 * Going to another place of the agenda by hand. Most ways can be taken back and are simply gone;
 * where the server says that something is to be asked (`agenda.asks`), it is asked once. An answer
 * holds for what was asked: when the session has gone on meanwhile, or what was asked about is
 * another thing, the question is gone.
 */

import { fill, on } from "../dom.js";
import { MOVE } from "../protocol.js";
import { t } from "../words.js";
import { desk, session } from "./records.js";
import { watch } from "./watch.js";

export class Jump {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("jump"));
  #store;
  #send;
  #feedback;
  #undo;
  #crew;
  #to = "";
  #title = "";
  #from = ""; // where the session stood when it was asked
  #why = ""; // what was asked

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   feedback: import("./feedback.js").Feedback, undo: import("./undo.js").Undo,
   *   crew: import("./crew.js").Crew}} parts
   */
  constructor({ store, send, feedback, undo, crew }) {
    this.#store = store;
    this.#send = send;
    this.#feedback = feedback;
    this.#undo = undo;
    this.#crew = crew;
    on(this.#dialog, "close", () => this.#answered());
    watch(store, ["session", "console"], () => this.#look());
  }

  /**
   * Go there, or ask first. The present place begins once more.
   *
   * @param {string} to a stop
   * @param {string} title how people call it
   * @returns {Promise<void>} once it has been asked for, by a question or of the server
   */
  async to(to, title) {
    const here = session(this.#store)?.stop.id;
    const why = this.#asks(to);
    if (!here || why === undefined) return;
    [this.#to, this.#title, this.#from, this.#why] = [to, title, here, why];
    if (!why) {
      await this.#go();
      return;
    }
    const again = to === here;
    const sentence = again
      ? t("Begin “{title}” once more?", { title })
      : t("Move to “{title}”?", { title });
    fill(this.#dialog, { title: sentence });
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (
      this.#dialog.querySelectorAll("[data-why]")
    )) {
      each.hidden = each.dataset.why !== why;
    }
    this.#dialog.returnValue = "";
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /**
   * @param {string} to
   * @returns {string | undefined} what is to be asked before going there, "" for nothing; undefined
   *   where there is no such place
   */
  #asks(to) {
    const stop = desk(this.#store)?.agenda.find((each) => each.stop === to);
    return stop && (stop.asks ?? (stop.state === "now" ? "again" : ""));
  }

  /** @returns {string} why what was asked would not be asked now; "" while it would */
  #stale() {
    if (session(this.#store)?.stop.id !== this.#from) {
      return t("{who} moved on", { who: this.#crew.name(desk(this.#store)?.moved_by) });
    }
    const same = this.#asks(this.#to) === this.#why;
    return same ? "" : t("This has changed meanwhile. We stay here");
  }

  /** Take the question away when it is another one by now. */
  #look() {
    if (!this.#dialog.open) return;
    const stale = this.#stale();
    if (!stale) return;
    this.#dialog.close("");
    this.#feedback.trouble(stale);
  }

  #answered() {
    if (this.#dialog.returnValue !== "go") return;
    const stale = this.#stale(); // this page may have heard of it and not drawn it yet
    if (stale) this.#feedback.trouble(stale);
    else void this.#go();
  }

  async #go() {
    const words = t("Moved to “{title}”", { title: this.#title });
    this.#undo.announce(words); // what was shown or closed cannot be taken back, and is not offered
    const answer = await this.#send(MOVE, { to: this.#to, expect: this.#from });
    if (answer?.ok) this.#feedback.say(words);
  }
}
