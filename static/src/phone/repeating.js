// @ts-check
/**
 * What the stage shows and the phone repeats, so that nothing is to be had from the projector
 * alone: a fact card, the notes in the spotlight, how well the sentence fits, examples of first
 * steps, and, once it has come, what the stage counts (counting.js).
 *
 * That a note in the spotlight is one's own is known to this phone only: everybody is sent the same.
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { later } from "../later.js";
import { fillNote, speak } from "../note.js";
import { EXAMPLES, FACT, FIT, SESSION, SPOTLIT } from "../protocol.js";
import { fillFits } from "../stage/fits.js";
import { pick, t } from "../words.js";
import { show } from "./parts.js";

/** Here one reads; elsewhere nothing may move what is just being pressed, so it stands below. */
const READING = new Set(["board", "themes", "result"]);
/** Whether the browser itself keeps in its place what is read, when something comes above it. */
const anchored = () => CSS.supports("overflow-anchor", "auto");

export class Repeating {
  #main;
  #store;
  #seat;
  #told = ""; // the ids of what was announced last
  #toldFact = "";
  /** @type {import("./counting.js").Counting | undefined} */
  #counting;

  /**
   * @param {{main: HTMLElement, store: import("../store.js").Store,
   *   seat: import("./seat.js").Seat}} parts
   */
  constructor({ main, store, seat }) {
    this.#main = main;
    this.#store = store;
    this.#seat = seat;
    later(
      () => import("./counting.js"),
      ({ Counting }) => {
        this.#counting = new Counting(piece(main, "counted"));
      },
    );
  }

  /** @param {import("../protocol.js").Head} head */
  heard(head) {
    this.#counting?.show(head);
  }

  /** Show what the stage shows now. */
  paint() {
    const session = /** @type {import("../protocol.js").Session} */ (this.#store.get(SESSION));
    const screen = piece(this.#main, "screen");
    this.#counting?.at(session.stop.id);
    if (this.#anything) {
      const from = screen.getBoundingClientRect().top;
      this.#place(READING.has(session.screen));
      this.#fact();
      this.#spotlight();
      if (window.scrollY > 0 && !anchored()) {
        window.scrollBy(0, screen.getBoundingClientRect().top - from);
      }
    }
    const fits = /** @type {HTMLElement | null} */ (screen.querySelector(".fits"));
    if (fits) fillFits(fits, this.#store.get(FIT + session.stop.part) ?? null);
    if (screen.querySelector('[data-part="examples"]')) this.#examples(screen, session.stop.part);
  }

  /** Whether something lies over the stage, or is still here to be taken away. */
  get #anything() {
    const shown = [piece(this.#main, "fact"), piece(this.#main, "spotlit")];
    return shown.some(({ hidden }) => !hidden) || this.#store.get(FACT) || this.#notes.length > 0;
  }

  /** @returns {import("../protocol.js").SpotlitNote[]} */
  get #notes() {
    return this.#store.get(SPOTLIT)?.notes ?? [];
  }

  /** Show the fact that the stage has, or had at this stop, in the language of this page. */
  #fact() {
    /** @type {import("../protocol.js").Fact | undefined} */
    const card = this.#store.get(FACT);
    const section = piece(this.#main, "fact");
    section.hidden = !card;
    fill(section, { fact: pick(card?.text), source: pick(card?.source) });
    const words = card ? Array.from(section.children, (each) => each.textContent).join("\n") : "";
    if (words === this.#toldFact) return;
    this.#toldFact = words;
    if (words) piece(this.#main, "news").textContent = words;
  }

  #spotlight() {
    const notes = this.#notes;
    const section = piece(this.#main, "spotlit");
    section.hidden = notes.length === 0;
    replaceChildrenKeyed(piece(section, "spotlit-list"), notes, {
      key: ({ id }) => id,
      create: () => copy("spotlit-note"),
      update: (element, note) => {
        const sticky = /** @type {HTMLElement} */ (element.querySelector(".note"));
        fillNote(sticky, note, note.look ?? null); // a page that was kept may be older than it
        const mine = this.#seat.own.notes.some(({ id }) => id === note.id);
        fill(element, { yours: mine ? yours(note) : "" });
        show(element, { yours: mine });
      },
    });
    this.#announce(section, notes);
  }

  /** What lies on top on the stage comes first. @param {boolean} above the screen */
  #place(above) {
    const [fact, spotlit] = [piece(this.#main, "fact"), piece(this.#main, "spotlit")];
    const [news, mine] = [piece(this.#main, "news"), piece(this.#main, "mine")];
    if (above && fact.previousElementSibling !== news) news.after(fact, spotlit);
    if (!above && spotlit.nextElementSibling !== mine) mine.before(fact, spotlit);
  }

  /**
   * Say what is shown, but never whose it is: those who sit around may hear it.
   *
   * @param {HTMLElement} section
   * @param {import("../protocol.js").SpotlitNote[]} notes
   */
  #announce(section, notes) {
    const now = notes.map(({ id }) => id).join();
    if (now === this.#told) return;
    this.#told = now;
    if (notes.length === 0) return;
    const title = section.querySelector("h2")?.textContent ?? "";
    piece(this.#main, "news").textContent = [title, ...notes.map(({ text }) => text)].join("\n");
  }

  /** @param {HTMLElement} screen @param {string} part */
  #examples(screen, part) {
    /** @type {string[]} */
    const texts = this.#store.get(EXAMPLES + part)?.texts ?? [];
    piece(screen, "examples").hidden = texts.length === 0;
    const items = texts.map((text, n) => ({ text, key: String(n) }));
    replaceChildrenKeyed(piece(screen, "examples-list"), items, {
      key: ({ key }) => key,
      create: () => copy("example-step"),
      update: (element, { text }) => {
        fill(element, { example: text });
        speak(element, text);
      },
    });
  }
}

/** What the author of a note reads under it; literally true. @param {{by: string | null}} note */
const yours = ({ by }) =>
  by
    ? t("Your note is on the screen (with your name)")
    : t("Your note is on the screen (without your name)");
