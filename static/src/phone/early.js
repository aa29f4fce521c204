// @ts-check
/**
 * Who is quicker than the scripts of a page: what is typed before they are there is kept beside what
 * was kept before, and what is pressed before its own code has come is pressed again then.
 */

const LATE = ".pulse button, [data-act=done]"; // what beside.js sees to

/**
 * @param {string} kept on this device
 * @param {string} typed
 * @param {string} [between]
 */
export const joined = (kept, typed, between = "\n") =>
  kept.includes(typed) ? kept : [kept, typed].filter((each) => each.trim()).join(between);

export class Pressed {
  /** @type {{button: HTMLElement, asked: string | null} | null} the last one */
  #one = null;

  /** @param {HTMLElement} target of a press that nothing answers yet */
  keep(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest(LATE));
    if (button) this.#one = { button, asked: askedBy(button) };
  }

  /** The code has come. What answered another question than is asked now is let go of. */
  again() {
    const one = this.#one;
    this.#one = null;
    if (one && one.asked === askedBy(one.button)) one.button.click();
  }
}

/** The question that a button answers, if it does. @param {HTMLElement} button */
const askedBy = (button) =>
  button.closest('[data-part="pulse-ask"]')?.querySelector("#pulse-text")?.textContent ?? null;
