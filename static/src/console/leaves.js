// @ts-check
/**
 * The notes of a tray, bound in leaves of whole rows. A leaf that is out of sight costs nothing:
 * the browser lays it out when it is scrolled to, searched, or reached by the keyboard, which it
 * could not if its notes were not there (`content-visibility` in the stylesheet). One long list
 * would be laid out whole for every note that comes.
 */

const ROWS = 8; // on a leaf
const NARROWEST = 9.75; // of a column, in letters of the page (rem); the stylesheet says the same
const GAP = 0.5; // rem between two columns

export class Leaves {
  #tray;
  #columns = 1;
  /** @type {readonly HTMLElement[]} */
  #notes = [];

  /**
   * @param {HTMLElement} tray
   * @param {{wide: boolean}} how `wide`: as many columns as there is room for, otherwise one
   */
  constructor(tray, { wide }) {
    this.#tray = tray;
    if (!wide) return;
    this.#fit(tray.clientWidth);
    new ResizeObserver(([entry]) => this.#fit(entry?.contentRect.width ?? 0)).observe(tray);
  }

  /** How many notes a leaf holds. */
  get size() {
    return this.#columns * ROWS;
  }

  /** @param {readonly HTMLElement[]} notes all of the tray, in order; the others are not in it */
  bind(notes) {
    this.#notes = notes;
    const focused = document.activeElement;
    for (let at = 0; at * this.size < notes.length; at += 1) {
      const leaf = this.#tray.children[at] ?? this.#tray.appendChild(blank());
      fill(leaf, notes.slice(at * this.size, (at + 1) * this.size));
    }
    for (const leaf of [...this.#tray.children]) if (!leaf.firstElementChild) leaf.remove();
    // What goes to another leaf loses the keyboard on its way.
    if (focused instanceof HTMLElement && focused !== document.activeElement) {
      if (this.#tray.contains(focused)) focused.focus({ preventScroll: true });
    }
  }

  /** @param {number} width of the tray, in px */
  #fit(width) {
    const columns = columnsIn(width);
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#tray.style.setProperty("--board-columns", String(columns));
    this.bind(this.#notes);
  }
}

/** @param {number} width in px */
function columnsIn(width) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(1, Math.floor((width / rem + GAP) / (NARROWEST + GAP)));
}

function blank() {
  const leaf = document.createElement("div");
  leaf.className = "leaf";
  return leaf;
}

/**
 * @param {Element} leaf
 * @param {readonly HTMLElement[]} notes its first children, from now on; what is left of its old
 *   ones belongs to a leaf after it
 */
function fill(leaf, notes) {
  let next = leaf.firstElementChild;
  for (const note of notes) {
    if (note === next) next = next.nextElementSibling;
    else leaf.insertBefore(note, next);
  }
}
