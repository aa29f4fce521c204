// @ts-check
/**
 * The board for those who only read it: notes by theme, of any question that has been shown. The
 * online host may ask that one be shown large.
 *
 * @typedef {import("../protocol.js").Note} Note
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { LONE, NOTE, PART, THEME, WISH } from "../protocol.js";
import { pick, t } from "../words.js";
import { session, themesOf } from "./records.js";
import { watch } from "./watch.js";

export class Looking {
  #part = /** @type {HTMLSelectElement} */ (document.getElementById("looking-part"));
  #groups = /** @type {HTMLElement} */ (document.getElementById("looking-groups"));
  #empty = /** @type {HTMLElement} */ (document.getElementById("looking-empty"));
  #store;
  #wishes;
  #here = "";
  /** @type {Set<string>} */
  #asked = new Set();
  #draw;

  /**
   * @param {{store: import("../store.js").Store,
   *   connection: import("../connection.js").Connection, wishes: boolean}} parts
   */
  constructor({ store, connection, wishes }) {
    this.#store = store;
    this.#wishes = wishes;
    on(this.#part, "change", () => this.#show());
    on(this.#groups, "click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("[data-wish]");
      const row = /** @type {HTMLElement | null} */ (button?.closest("[data-key]") ?? null);
      const note = row?.dataset.key;
      if (note) connection.tell(WISH, { note, wanted: !this.#asked.has(note) });
    });
    this.#draw = watch(store, ["session", PART, NOTE, THEME], () => this.#show());
  }

  /** @param {import("../protocol.js").Head} head */
  heard({ wishes = [] }) {
    const asked = wishes.map(({ note }) => note);
    if (asked.join() === [...this.#asked].join()) return;
    this.#asked = new Set(asked);
    this.#draw();
  }

  #show() {
    this.#showParts();
    const part = this.#part.value;
    const notes = this.#store
      .entries(NOTE)
      .map(([, note]) => /** @type {Note} */ (note))
      .filter((note) => note.part === part);
    const themes = themesOf(this.#store, part).map(({ id, title }) => ({ id, title }));
    const groups = [
      ...themes,
      { id: LONE, title: t("Lone voices") },
      { id: "", title: themes.length > 0 ? t("Not grouped") : "" },
    ]
      .map((group) => ({
        ...group,
        notes: notes.filter(({ theme }) => (theme ?? "") === group.id),
      }))
      .filter((group) => group.notes.length > 0);
    this.#empty.hidden = groups.length > 0;
    replaceChildrenKeyed(this.#groups, groups, {
      key: ({ id }) => id || "loose",
      create: () => copy("looking-group"),
      update: (element, group) => {
        fill(element, { title: group.title, size: group.notes.length });
        replaceChildrenKeyed(piece(element, "notes"), group.notes, {
          key: ({ id }) => id,
          create: () => copy("looking-note"),
          update: (row, note) => this.#fill(row, note),
        });
      },
    });
  }

  #showParts() {
    const here = session(this.#store)?.stop.part ?? "";
    const parts = (session(this.#store)?.parts ?? [])
      .map(({ id }) => this.#store.get(PART + id))
      .filter((part) => part && (part.question || part.kind === "checkin"));
    const choice = /** @type {HTMLElement} */ (this.#part.closest("p"));
    choice.hidden = parts.length === 0;
    const chosen = here === this.#here ? this.#part.value : here;
    this.#here = here;
    this.#part.replaceChildren(
      ...parts.map(({ id, step, title }) => {
        const number = step ? `${step}. ` : "";
        return new Option(number + pick(title), id, false, id === chosen);
      }),
    );
  }

  /** @param {HTMLElement} row @param {Note} note */
  #fill(row, note) {
    const categories = this.#store.get(PART + note.part)?.categories ?? [];
    const category = categories.find((/** @type {{id: string}} */ { id }) => id === note.category);
    fillNote(/** @type {HTMLElement} */ (row.querySelector(".note")), note, category ?? null);
    if (!this.#wishes) return;
    const button = /** @type {HTMLElement} */ (row.querySelector("[data-wish]"));
    button.setAttribute("aria-pressed", String(this.#asked.has(note.id)));
  }
}
