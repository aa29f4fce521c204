// @ts-check
/**
 * Dragging notes to where they belong, with mouse, pen or finger.
 *
 * A mouse drags as soon as it moves; a finger holds a note for a moment first, because it also
 * scrolls. What lies under the hand is only ever a picture: the board moves the notes when the
 * server says so. Where there is no note under the hand a lasso is drawn (lasso.js).
 *
 * @typedef {{at: Element, x: number, y: number, id: number, held: ReturnType<typeof setTimeout> | 0}} Press
 *   `at`: what was pressed; `id`: of the pointer
 * @typedef {{move: (x: number, y: number) => void, drop: () => void, stop: () => void}} Drag
 */

import { on } from "../dom.js";
import { scrollNear } from "./scrolling.js";

const FAR = 6; // px that are no longer a shaky click
const HELD_MS = 350; // a finger that rests is no scrolling one

export class Dragging {
  /** @type {Press | null} */
  #press = null;
  /** @type {Drag | null} */
  #drag = null;
  #begin;
  #last = { x: 0, y: 0 };

  /**
   * @param {HTMLElement} board
   * @param {(press: Press, event: PointerEvent | null) => Drag | null} begin what a press that
   *   moves begins; null where it begins nothing
   */
  constructor(board, begin) {
    this.#begin = begin;
    on(board, "pointerdown", (event) => this.#down(/** @type {PointerEvent} */ (event)));
    // Beside the notes a press draws a lasso and takes the keyboard nowhere.
    on(board, "mousedown", (event) => {
      const at = /** @type {Element} */ (event.target);
      if (at.closest("[role=list]") && !at.closest("[role=listitem]")) event.preventDefault();
    });
    on(document, "pointermove", (event) => this.#moved(/** @type {PointerEvent} */ (event)));
    on(document, "pointerup", (event) => this.#up(/** @type {PointerEvent} */ (event)));
    on(document, "pointercancel", () => this.#stop());
    on(globalThis, "blur", () => this.#stop());
    document.addEventListener("keydown", (event) => this.#key(event), true);
    // A finger that drags does not scroll; only a listener that may say so can say so.
    board.addEventListener("touchmove", (event) => this.#drag && event.preventDefault(), {
      passive: false,
    });
    on(board, "contextmenu", (event) => this.#drag && event.preventDefault());
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const at = /** @type {Element} */ (event.target);
    if (event.button !== 0 || !event.isPrimary || this.#drag) return;
    const press = { at, x: event.clientX, y: event.clientY, id: event.pointerId, held: 0 };
    this.#press = /** @type {Press} */ (press);
    if (event.pointerType !== "touch") return;
    at.releasePointerCapture?.(event.pointerId);
    this.#press.held = setTimeout(() => this.#start(null), HELD_MS);
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    this.#last = { x: event.clientX, y: event.clientY };
    if (!this.#drag) {
      if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < FAR) return;
      if (event.pointerType === "touch") return this.#stop(); // it scrolls
      this.#start(event);
    }
    this.#drag?.move(event.clientX, event.clientY);
  }

  /** @param {PointerEvent | null} event */
  #start(event) {
    if (!this.#press) return;
    this.#drag = this.#begin(this.#press, event);
    if (!this.#drag) return this.#stop();
    this.#last = event ? { x: event.clientX, y: event.clientY } : this.#press;
    document.documentElement.classList.add("dragging");
    getSelection()?.removeAllRanges();
    this.#drag.move(this.#last.x, this.#last.y);
    this.#scroll();
  }

  /** Near an edge what lies under the hand scrolls, for as long as it stays there. */
  #scroll() {
    if (!this.#drag) return;
    if (scrollNear(this.#last.x, this.#last.y)) this.#drag.move(this.#last.x, this.#last.y);
    requestAnimationFrame(() => this.#scroll());
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (!this.#press || event.pointerId !== this.#press.id) return;
    const drag = this.#drag;
    this.#stop();
    if (!drag) return;
    drag.drop();
    swallowClick();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#drag || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#stop();
    swallowClick();
  }

  #stop() {
    clearTimeout(this.#press?.held);
    this.#press = null;
    this.#drag?.stop();
    this.#drag = null;
    document.documentElement.classList.remove("dragging");
  }
}

/** Letting go of what was dragged is no click on what lies there. */
function swallowClick() {
  const swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  globalThis.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => globalThis.removeEventListener("click", swallow, { capture: true }));
}
