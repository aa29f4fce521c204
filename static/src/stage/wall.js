// @ts-check
/**
 * The notes, eight on a page, four in a row; twelve where all are short, fewer where the hall
 * needs larger type.
 *
 * A long note gets more room rather than smaller type; if the notes of a page then need more
 * places than it has, they are shown one after another within the time of the page. Only where a
 * hall is far too long for its screen does a very long note end in "…".
 */

import { copy, piece } from "../dom.js";
import { overflows, surroundings } from "./fit.js";
import { showNotes } from "./notes.js";
import { pageAt, partAt, showPages } from "./pages.js";

const FADE_MS = 300; // the old leaf may go when the new one stands
const LARGE = 4; // so few notes in all may be larger
/** Places a note may take, across and down. */
const SIZES = /** @type {const} */ ([
  [1, 1],
  [2, 1],
  [2, 2],
  [3, 2],
  [4, 2],
]);

/**
 * @typedef {import("./records.js").Stage} Stage
 * @typedef {{across: number, down: number}} Grid the places of a page
 */

const ACROSS = 4; // notes in a row at most

/** Two rows of two, three or four notes, or three; of two notes each has all of the height. */
function gridOf(/** @type {number} */ notes) {
  const down = notes > 2 ? Math.max(2, Math.ceil(notes / ACROSS)) : 1;
  return { across: Math.ceil(notes / down), down };
}

export class Wall {
  element = copy("stage-wall");
  #page = piece(this.element, "page");
  /** @type {import("./records.js").Scene | null} */
  #scene = null;
  #number = 0;
  /** @type {HTMLElement[]} */
  #leaves = [];
  #shown = -1;
  #drawn = "";

  /** @param {import("./records.js").Scene} scene */
  show(scene) {
    this.#scene = scene;
  }

  /** @param {number} now */
  tick(now) {
    if (this.#scene === null) return;
    const { stage, session } = this.#scene;
    const passed = Math.max(0, now - session.since);
    this.#number = pageAt(stage, passed);
    this.#draw(stage);
    this.#turn(partAt(stage, passed, this.#leaves.length));
  }

  /** @param {Stage} stage */
  #draw(stage) {
    const { a_page: each } = stage;
    const notes = stage.notes.slice(this.#number * each, (this.#number + 1) * each);
    const content = JSON.stringify([this.#number, each, notes, surroundings()]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    const leaf = document.createElement("div");
    leaf.className = "wall__leaf";
    leaf.dataset.places = String(each);
    leaf.classList.toggle("wall__leaf--large", stage.notes.length <= LARGE);
    leaf.dataset.notes = String(notes.length);
    showNotes(leaf, stage, notes);
    showPages(this.element, stage, this.#number);
    this.#page.append(leaf);
    this.#leaves = bind(leaf, gridOf(each));
    this.#shown = -1;
  }

  /** @param {number} index of the leaf to show; the one before it goes when it stands */
  #turn(index) {
    if (index === this.#shown) return;
    this.#shown = index;
    const leaf = /** @type {HTMLElement} */ (this.#leaves[index]);
    const old = [...this.#page.children].filter((child) => child !== leaf);
    this.#page.append(leaf);
    setTimeout(() => {
      for (const child of old) child.remove();
    }, FADE_MS);
  }
}

/**
 * Give each note of a leaf the places it needs, and divide the leaf where they are too many.
 *
 * @param {HTMLElement} leaf in the page, all notes on it
 * @param {Grid} grid
 * @returns {HTMLElement[]} leaves; the first is `leaf` itself
 */
function bind(leaf, grid) {
  const notes = /** @type {HTMLElement[]} */ ([...leaf.children]);
  if (leaf.classList.contains("wall__leaf--large")) {
    if (!notes.some(tight)) return [leaf];
    leaf.classList.remove("wall__leaf--large");
  }
  const sized = notes.map((note) => /** @type {const} */ ([note, grow(note, grid)]));
  /** @type {HTMLElement[]} */
  const leaves = [leaf];
  let places = new Places(grid);
  for (const [note, [across, down]] of sized) {
    if (!places.take(across, down)) {
      places = new Places(grid);
      places.take(across, down);
      leaves.push(/** @type {HTMLElement} */ (leaf.cloneNode(false)));
    }
    /** @type {HTMLElement} */ (leaves.at(-1)).append(note);
  }
  return leaves;
}

/** @param {HTMLElement} note */
const tight = (note) =>
  overflows(note) || overflows(/** @type {Element} */ (note.firstElementChild));

/**
 * @param {HTMLElement} note
 * @param {Grid} grid
 * @returns {readonly [number, number]} the smallest size that holds its text
 */
function grow(note, grid) {
  for (const size of SIZES) {
    const [across, down] = size;
    if (across > grid.across || down > grid.down) continue;
    note.dataset.size = size.join("x");
    if (!tight(note)) return size;
  }
  note.dataset.size = `${grid.across}x${grid.down}`;
  if (tight(note)) cut(note);
  return [grid.across, grid.down];
}

/** Even the whole page is too little: as many lines as it has room for. @param {HTMLElement} note */
function cut(note) {
  const text = /** @type {HTMLElement} */ (note.firstElementChild);
  const line = Number.parseFloat(getComputedStyle(text).lineHeight);
  note.style.setProperty("--lines-left", String(Math.max(1, Math.floor(text.clientHeight / line))));
}

/** The places of a leaf, taken as the grid itself will deal them (`grid-auto-flow: dense`). */
class Places {
  #taken = new Set();
  #grid;

  /** @param {Grid} grid */
  constructor(grid) {
    this.#grid = grid;
  }

  /**
   * @param {number} across
   * @param {number} down
   * @returns {boolean} false when there is no room
   */
  take(across, down) {
    for (let row = 0; row + down <= this.#grid.down; row += 1) {
      for (let column = 0; column + across <= this.#grid.across; column += 1) {
        const wanted = this.#cells(row, column, across, down);
        if (wanted.some((cell) => this.#taken.has(cell))) continue;
        for (const cell of wanted) this.#taken.add(cell);
        return true;
      }
    }
    return false;
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {number} across
   * @param {number} down
   */
  #cells(row, column, across, down) {
    return Array.from(
      { length: across * down },
      (_, i) => (row + Math.floor(i / across)) * this.#grid.across + column + (i % across),
    );
  }
}
