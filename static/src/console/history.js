// @ts-check
/**
 * The last deeds on the board, newest first; each can be gone back to, as far as nothing has been
 * built on it. What was not done on the board, such as going on, stays as it is.
 *
 * @typedef {{seq: number, what: string, n: number, note: string | null, to: string | null,
 *   title: string}} Deed
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { LONE, NOTE, THEME, UNDO } from "../protocol.js";
import { n, t } from "../words.js";
import { desk } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const LETTERS = 24; // of a note, enough to know it by

export class History {
  #root = /** @type {HTMLElement} */ (document.getElementById("history"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #opener = /** @type {HTMLButtonElement} */ (document.getElementById("history-open"));
  #store;
  #send;
  #feedback;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   feedback: import("./feedback.js").Feedback}} parts
   */
  constructor({ store, send, feedback }) {
    this.#store = store;
    this.#send = send;
    this.#feedback = feedback;
    on(this.#list, "click", (event) => {
      const row = /** @type {HTMLElement} */ (event.target).closest("button")?.closest("li");
      if (row) void this.#backTo(Number(row.dataset.key));
    });
    on(this.#root, "toggle", (event) => {
      if (/** @type {ToggleEvent} */ (/** @type {Event} */ (event)).newState !== "open") return;
      this.#show();
      this.#list.querySelector("button")?.focus();
    });
    watch(store, ["console"], () => {
      this.#opener.setAttribute("aria-disabled", String(this.#deeds.length === 0));
      if (this.#root.matches(":popover-open")) this.#show();
    });
  }

  /** @returns {Deed[]} */
  get #deeds() {
    return desk(this.#store)?.history ?? [];
  }

  #show() {
    /** @type {HTMLElement} */ (this.#root.querySelector("[data-part=none]")).hidden =
      this.#deeds.length > 0;
    replaceChildrenKeyed(this.#list, this.#deeds, {
      key: ({ seq }) => String(seq),
      create: () => copy("deed"),
      update: (row, deed) => fill(row, { deed: this.#sentence(deed) }),
    });
  }

  /** Take back this deed and those after it, newest first. @param {number} seq */
  async #backTo(seq) {
    const deeds = this.#deeds.filter((deed) => deed.seq >= seq);
    let undone = 0;
    for (const deed of deeds) {
      const answer = await this.#send(UNDO, { seq: deed.seq });
      if (!answer?.ok) break; // the line of trouble says why
      undone += 1;
    }
    this.#root.hidePopover();
    this.#opener.focus();
    if (undone > 0) this.#feedback.say(n("{n} deed undone", "{n} deeds undone", undone));
  }

  /** @param {Deed} deed */
  #sentence({ what, n: count, note, to, title }) {
    const said = say("undos", what);
    const about = note
      ? shortened(this.#store.get(NOTE + note)?.text ?? "")
      : count > 0
        ? n("{n} note", "{n} notes", count)
        : "";
    const place = this.#place(to, what);
    const named = title && t("“{title}”", { title: shortened(title) });
    const deed = [said, named, about].filter(Boolean).join(" · ");
    return place ? `${deed} → ${place}` : deed;
  }

  /**
   * @param {string | null} to
   * @param {string} what
   */
  #place(to, what) {
    if (to === LONE) return t("Lone voices");
    if (to !== null) return this.#store.get(THEME + to)?.title || t("Theme without a title");
    return what === "NotesPlaced" ? t("Not grouped yet") : "";
  }
}

/** @param {string} text */
const shortened = (text) => {
  const letters = [...text.replaceAll("\n", " ")];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join("")}…` : text;
};
