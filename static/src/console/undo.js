// @ts-check
/**
 * Taking back one's own last deed, for ten seconds by a toast and as long as the server allows by
 * the key.
 *
 * Several people may run one session. The key is about what one has done oneself, here or on one's
 * phone, and about nothing that a look at the present step would not call to mind: another's deed,
 * or one from another part, is named first.
 *
 * @typedef {import("./records.js").Undoable} Undoable
 */

import { on } from "../dom.js";
import { UNDO } from "../protocol.js";
import { t } from "../words.js";
import { leads } from "./leading.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const SOON_MS = 3000; // in which a move that was announced arrives
const PATIENCE_MS = 3000; // for what was done before, so that not something older is taken back
const LOOK_MS = 50;
const SILENT = new Set(["Moved", "NotesPlaced", "ThemeNamed"]); // seen at once, and many in a row

export class Undo {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("undo"));
  #store;
  #send;
  #feedback;
  #mine;
  #crew;
  #seen;
  #announced = { words: "", until: 0 };
  /** @type {{deed: Undoable, toast: HTMLElement, asks: boolean} | null} */
  #offered = null;
  #busy = false;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   mine: import("./mine.js").Mine, crew: import("./crew.js").Crew,
   *   feedback: import("./feedback.js").Feedback}} parts
   */
  constructor({ store, send, mine, crew, feedback }) {
    this.#store = store;
    this.#send = send;
    this.#feedback = feedback;
    this.#mine = mine;
    this.#crew = crew;
    this.#seen = this.#newest;
    on(this.#button, "click", () => void this.undo());
    watch(store, ["console"], () => this.#show());
  }

  /** Take back the last thing, if the server still can. Pressed again meanwhile, it is one press. */
  async undo() {
    if (this.#busy) return;
    this.#busy = true;
    const deed = await this.#last();
    if (deed) await this.#meant(deed);
    this.#busy = false;
  }

  /** @param {Undoable} deed */
  async #meant(deed) {
    const mine = deed.by === this.#crew.me;
    const here = deed.part === (session(this.#store)?.stop.part ?? "");
    const { asks, deed: asked } = this.#standing ?? {};
    // Of one's own a second press is an answer; another's is never taken back by habit.
    if (mine && (here || (asks && asked?.seq === deed.seq))) return this.#takeBack(deed);
    const what = say("undos", deed.what);
    const words = mine
      ? t("Done in another step: {what}. Take it back?", { what })
      : t("Done by {who}: {what}. Take it back?", { who: this.#crew.name(deed.by), what });
    this.#feedback.say(words);
    this.#offer(deed, words, true);
  }

  /** @param {Undoable} deed */
  async #takeBack(deed) {
    const answer = await this.#send(UNDO, { seq: deed.seq });
    if (!answer?.ok) return;
    this.#offered = null;
    const words = t("Undone: {what}", { what: say("undos", deed.what) });
    this.#feedback.toast(words);
    this.#feedback.say(words);
  }

  /** What can be taken back from here, the newest first: a move only by whoever leads. */
  get #deeds() {
    const deeds = desk(this.#store)?.undo ?? [];
    return deeds.filter(({ what }) => what !== "Moved" || leads(this.#store));
  }

  /** One's own last deed. */
  get #own() {
    return this.#deeds.find(({ by }) => by === this.#crew.me);
  }

  get #newest() {
    return Math.max(0, ...(desk(this.#store)?.undo ?? []).map(({ seq }) => seq));
  }

  /** What is offered by a toast that still stands. */
  get #standing() {
    return this.#offered?.toast.isConnected ? this.#offered : null;
  }

  /**
   * What is meant by the last thing. A hand may be faster than the page: what it has just done is
   * waited for, and nothing else is taken back in its place, neither older nor newer.
   *
   * @returns {Promise<Undoable | undefined>} undefined if there is none, or none any more
   */
  async #last() {
    const now = () => this.#own ?? this.#deeds[0];
    if (this.#mine.shownAt(this.#store.seq)) return now();
    const refused = this.#mine.refused;
    const asked = await this.#caughtUp();
    if (asked === null) {
      this.#feedback.toast(t("What you did before has not arrived yet. Nothing was taken back"));
      return undefined;
    }
    if (this.#mine.refused > refused) return undefined; // it was told why that did not happen
    const last = now();
    if (!last || last.by !== this.#crew.me || last.seq <= asked) return last;
    this.#feedback.toast(t("Something else has been done meanwhile. Nothing was taken back"));
    return undefined;
  }

  /** Offer to take the move back that is being made. @param {string} words what it is called */
  announce(words) {
    this.#announced = { words, until: performance.now() + SOON_MS };
  }

  /** @returns {Promise<number | null>} the last entry asked for until now, once the page shows it */
  async #caughtUp() {
    const until = performance.now() + PATIENCE_MS;
    /** @type {number | null} */
    let asked = null;
    void this.#mine.asked.then((seq) => {
      asked = seq;
    });
    while (asked === null || asked > this.#store.seq) {
      if (performance.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return asked;
  }

  #show() {
    this.#button.setAttribute("aria-disabled", String(this.#deeds.length === 0));
    const offered = this.#offered?.deed;
    if (offered && this.#deeds.find(({ by }) => by === offered.by)?.seq !== offered.seq) {
      if (this.#standing) this.#feedback.clear(); // done, or not to be taken back any more
      this.#offered = null;
    }
    // An undo makes an older deed the last one: only a newer one is news.
    const news = this.#deeds.filter(({ seq }) => seq > this.#seen);
    this.#seen = Math.max(this.#seen, this.#newest);
    const own = news.find(({ by }) => by === this.#crew.me);
    if (own) this.#did(own);
    else if (news[0]) this.#heard(news[0]);
  }

  /** Offer to take back what was just done by oneself. @param {Undoable} deed */
  #did(deed) {
    const moved = deed.what === "Moved" && performance.now() < this.#announced.until;
    const what = moved ? this.#announced.words : say("undos", deed.what);
    this.#announced.until = 0;
    if (SILENT.has(deed.what) && !moved) {
      this.#feedback.clear();
      return;
    }
    this.#feedback.say(what);
    this.#offer(deed, what);
  }

  /** Say what somebody else did, unless one's own deed is still offered. @param {Undoable} deed */
  #heard(deed) {
    if (SILENT.has(deed.what)) return;
    const who = this.#crew.name(deed.by);
    const words = t("{who}: {what}", { who, what: say("undos", deed.what) });
    this.#feedback.say(words);
    if (this.#standing?.deed.by !== this.#crew.me) this.#offer(deed, words);
  }

  /**
   * @param {Undoable} deed
   * @param {string} words
   * @param {boolean} [asks] whether it waits for an answer to the key
   */
  #offer(deed, words, asks = false) {
    const undo = { label: t("Undo"), run: () => void this.#takeBack(deed) };
    this.#offered = { deed, asks, toast: this.#feedback.toast(words, undo) };
  }
}
