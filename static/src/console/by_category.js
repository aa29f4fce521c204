// @ts-check
/**
 * Very many notes that are not grouped stand in columns by their category: whoever groups them
 * reads what is alike side by side. A switch puts them into one tray again.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {import("./records.js").Part} Part
 * @typedef {import("../protocol.js").Category} Category
 * @typedef {{id: string, category: Category | null, notes: Note[]}} Column
 */

import { fillMark } from "../category.js";
import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";

const MANY = 200; // notes that are not grouped
const NONE = "-"; // the column of notes without a category

/**
 * Return the notes by category, in the order of the program; nothing where that tells nothing
 * apart.
 *
 * @param {readonly Note[]} notes
 * @param {readonly Category[]} categories
 * @returns {Column[]}
 */
export function columnsOf(notes, categories) {
  const known = new Set(categories.map(({ id }) => id));
  const of = (/** @type {Note} */ note) => (known.has(note.category ?? "") ? note.category : NONE);
  const ids = [...categories.map(({ id }) => id), NONE];
  const columns = ids.map((id) => ({
    id,
    category: categories.find((each) => each.id === id) ?? null,
    notes: notes.filter((note) => of(note) === id),
  }));
  const used = columns.filter((column) => column.notes.length > 0);
  return used.length > 1 ? columns.filter(({ id }) => id !== NONE || used.at(-1)?.id === NONE) : [];
}

export class ByCategory {
  #root = /** @type {HTMLElement} */ (document.getElementById("by-category"));
  #switch = /** @type {HTMLButtonElement} */ (document.getElementById("columns"));
  /** @type {Map<string, boolean>} whether a part stands in columns, once there were very many */
  #on = new Map();
  #part = "";

  /** @param {{draw: () => void}} parts `draw` shows the board anew */
  constructor({ draw }) {
    on(this.#switch, "click", () => {
      this.#on.set(this.#part, !this.#on.get(this.#part));
      draw();
    });
  }

  /**
   * Show the columns that these notes stand in.
   *
   * @param {readonly Note[]} notes that are not grouped
   * @param {Part | undefined} part on the board
   * @param {(notes: Note[]) => number} sizeOf how many they are
   * @returns {{tray: HTMLElement, notes: Note[]}[]} the trays, to be filled; none: one tray holds all
   */
  show(notes, part, sizeOf) {
    this.#part = part?.id ?? "";
    if (notes.length >= MANY && !this.#on.has(this.#part)) this.#on.set(this.#part, true);
    // Once there were very many, the board does not jump back while they are sorted.
    const wanted = this.#on.get(this.#part);
    const found = wanted === undefined ? [] : columnsOf(notes, part?.categories ?? []);
    this.#switch.hidden = found.length === 0;
    this.#switch.setAttribute("aria-pressed", String(wanted === true));
    const columns = wanted ? found : [];
    this.#root.hidden = columns.length === 0;
    this.#root.style.setProperty("--columns", String(columns.length));
    replaceChildrenKeyed(this.#root, columns, {
      key: ({ id }) => `${this.#part}/${id}`,
      create: ({ id }) => named(copy("board-column"), id),
      update: (column, { category, notes: inside }) => {
        const head = piece(column, "head");
        fillMark(piece(head, "category"), category);
        piece(head, "none").hidden = category !== null;
        fill(head, { size: sizeOf(inside) });
      },
    });
    return columns.map(({ notes: inside }, at) => {
      return {
        tray: piece(/** @type {Element} */ (this.#root.children[at]), "tray"),
        notes: inside,
      };
    });
  }
}

/** @param {HTMLElement} column @param {string} id */
function named(column, id) {
  const head = piece(column, "head");
  head.id = `column-${id}`;
  piece(column, "tray").setAttribute("aria-labelledby", head.id);
  return column;
}
