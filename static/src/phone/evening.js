// @ts-check
/**
 * What a phone does before and after the questions, in one place: rules, check-in, わかる,
 * whether a sentence fits, memos, the first step.
 *
 * @typedef {import("../protocol.js").Action} Action
 * @typedef {{seat: import("./seat.js").Seat, outbox: import("../outbox.js").Outbox,
 *   drafts: import("./drafts.js").Drafts, device: import("../device.js").Device, place: string,
 *   clock: import("../clock.js").Clock, online: () => boolean, changed: () => void,
 *   words?: import("./private.js").PrivateWords}} Parts `words` come with the code of the first
 *   step to whoever does not bring them
 */

import { later } from "../later.js";
import { page } from "../page.js";
import { MAKE_FIRST_STEP } from "../protocol.js";
import { Answers } from "./answers.js";
import { Arriving } from "./checkin.js";
import { Memos } from "./memos.js";
import { show } from "./parts.js";
import { Relating } from "./relating.js";

export class Evening {
  #changed;
  #device;
  #read = ""; // the sentence that one is asked about
  #back; // where a first step waits that came back before its code was there
  /** @type {() => import("./first_step.js").FirstStep | undefined} */
  #firstStep = () => undefined;

  /** @param {Parts} parts */
  constructor({ seat, outbox, drafts, device, place, clock, online, changed, words }) {
    this.#changed = changed;
    this.answers = new Answers({ seat, outbox, online });
    this.memos = new Memos(device, place);
    this.relating = new Relating(seat, this.answers);
    this.arriving = new Arriving({ seat, drafts, memos: this.memos, changed });
    const own = page.evening;
    this.words = words;
    this.#device = device;
    this.#back = `refused-step:${place}`;
    const part = own?.step_part;
    if (!part) return;
    /** @type {import("./first_step.js").FirstStep | undefined} */
    let made;
    const code = later(
      () => import("./first_step.js"),
      () => {
        this.#firstStep();
        changed();
      },
    );
    this.#firstStep = () => {
      const came = code();
      if (made || !came) return made;
      this.words ??= new came.PrivateWords(device, place, own, changed);
      this.online();
      made = new came.FirstStep({
        part,
        seat,
        written: () => seat.cards(own.step_from ?? "").find(({ state }) => state !== "refused"),
        zone: own.zone,
        answers: this.answers,
        words: this.words,
        device,
        place,
        clock,
        changed,
      });
      const back = device.get(this.#back);
      if (back) made.giveBack(back.action, back.reason);
      device.set(this.#back, null);
      return made;
    };
  }

  /** The first step; undefined while its code is on its way, or where the program has none. */
  get firstStep() {
    return this.#firstStep();
  }

  /** What one has decided on. @returns {import("./answers.js").Step | undefined} */
  get step() {
    const part = page.evening?.step_part;
    return part ? this.answers.step(part) : undefined;
  }

  /** What was pressed, if it is ours. @param {HTMLElement} button @param {string} here */
  press(button, here) {
    const { act, face = "", fit } = button.dataset;
    if (act === "relate") this.relating.toggle(button);
    else if (act === "agree") this.answers.agree(here);
    else if (act === "face") this.arriving.face(face);
    else if (act === "pass" || act === "unpass") this.arriving.pass(act === "pass");
    else if (act === "fit")
      this.answers.check(here, this.#read, /** @type {import("./answers.js").Fit} */ (fit));
    else {
      const step = /** @type {HTMLElement | null} */ (button.closest(".first-step"));
      if (step) step.dataset.early = act; // for its code, which comes later; there it is no matter
      return;
    }
    this.#changed();
  }

  /** @param {HTMLElement} root @param {string} part @param {string} text the sentence */
  fillFit(root, part, text) {
    this.#read = text;
    const chosen = this.answers.fit(part, text);
    for (const button of root.querySelectorAll("[data-fit]")) {
      const fits = /** @type {HTMLElement} */ (button).dataset.fit === chosen;
      button.setAttribute("aria-pressed", String(fits));
    }
    show(root, { "fit-why": chosen === "not_quite" });
  }

  /** The line is up: send what is not an action. */
  online() {
    void this.words?.flush();
  }

  /** The server will never do this. @param {Action} action @param {string} reason */
  refused(action, reason) {
    if (action.type !== MAKE_FIRST_STEP) return;
    const { firstStep } = this;
    if (firstStep) firstStep.giveBack(action, reason);
    else this.#device.set(this.#back, { action, reason });
  }
}
