// @ts-check
/**
 * Three lines between those who run the session, and the wishes for the spotlight. Nothing of it
 * is kept: it comes with each `head`, and is gone when the server ends.
 *
 * @typedef {import("./crew.js").Crew} Crew
 * @typedef {import("../protocol.js").Head} Head
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { page } from "../page.js";
import { NOTE, SAY, SPOTLIGHT, WISH } from "../protocol.js";

const TYPED = `line/${page.role}`;

export class Between {
  #root = /** @type {HTMLElement} */ (document.getElementById("between"));
  #said = /** @type {HTMLElement} */ (document.getElementById("said"));
  #wishes = /** @type {HTMLElement} */ (document.getElementById("wishes"));
  #form = /** @type {HTMLFormElement} */ (document.getElementById("say"));
  #text = /** @type {HTMLInputElement} */ (document.getElementById("say-text"));
  #store;
  #crew;
  #connection;
  #unsent;
  #send;

  /**
   * @param {{store: import("../store.js").Store, crew: Crew,
   *   connection: import("../connection.js").Connection, unsent: import("./unsent.js").Unsent,
   *   send: import("./sender.js").Send | null}} parts who has no `send` can only take back what
   *   they wished for themselves
   */
  constructor({ store, crew, connection, unsent, send }) {
    this.#store = store;
    this.#crew = crew;
    this.#connection = connection;
    this.#unsent = unsent;
    unsent.keep(TYPED, this.#text);
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    this.#send = send;
    on(this.#wishes, "click", (event) => this.#answer(event));
  }

  /** @param {Head} head */
  heard({ said = [], wishes = [] }) {
    this.#root.hidden = this.#crew.others.length === 0 && said.length === 0;
    replaceChildrenKeyed(this.#said, said, {
      key: ({ n }) => String(n),
      create: () => copy("said-line"),
      update: (row, { by, text }) => fill(row, { who: this.#crew.name(by), text }),
    });
    const known = wishes.filter(({ note }) => this.#store.get(NOTE + note));
    this.#wishes.hidden = known.length === 0;
    replaceChildrenKeyed(this.#wishes, known, {
      key: ({ note }) => note,
      create: () => copy("wish-row"),
      update: (row, { note, by }) => {
        const words = this.#store.get(NOTE + note)?.text;
        row.dataset.note = note;
        const [show, drop, mine] = ["show", "drop", "mine"].map((answer) => {
          return /** @type {HTMLElement} */ (row.querySelector(`[data-answer=${answer}]`));
        });
        show.hidden = drop.hidden = !this.#send;
        mine.hidden = Boolean(this.#send) || by !== this.#crew.me;
        fill(row, { who: this.#crew.name(by), note: words });
      },
    });
  }

  #say() {
    const text = this.#text.value.trim();
    if (!text || this.#connection.state !== "online") return; // the words stay in the field
    this.#connection.tell(SAY, { text });
    this.#text.value = "";
    this.#unsent.set(TYPED, null);
  }

  /** @param {Event} event */
  #answer(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-note]") ?? null);
    const note = row?.dataset.note;
    if (!button || !note) return;
    if (button.dataset.answer === "show") void this.#send?.(SPOTLIGHT, { notes: [note] });
    else this.#connection.tell(WISH, { note, wanted: false });
  }
}
