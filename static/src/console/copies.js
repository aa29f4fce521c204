// @ts-check
/**
 * Words that were taken back and still stand in the name of a theme or in what we saw.
 *
 * Each has a field of its own here: its part may be over, and no report is made while one stands.
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { CONSOLE, INSIGHT, NAME_THEME, THEME, WRITE_INSIGHT } from "../protocol.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { composing } from "./typing.js";
import { watch } from "./watch.js";

export class Copies {
  #root = /** @type {HTMLElement} */ (document.getElementById("copies"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ul"));
  #store;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#list, "submit", (event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      const key = /** @type {HTMLElement} */ (form.closest("li")).dataset.key ?? "";
      const words = field(form).value.trim();
      if (words === this.#words(key)) field(form).select();
      else if (key.startsWith(THEME)) void send(NAME_THEME, { theme: name(key), title: words });
      else void send(WRITE_INSIGHT, { part: name(key), text: words });
    });
    on(this.#list, "keydown", (event) => {
      const inside = event.target instanceof HTMLInputElement;
      if (event.key === "Escape" && inside && !composing(event)) event.target.blur();
    });
    watch(store, [CONSOLE, "session", THEME, INSIGHT], () => this.#show());
  }

  #show() {
    const keys = /** @type {string[]} */ (this.#store.get(CONSOLE)?.copies ?? []);
    this.#root.hidden = keys.length === 0;
    replaceChildrenKeyed(this.#list, keys, {
      key: (key) => key,
      create: (key) => {
        const row = copy("copy");
        field(row).value = this.#words(key);
        return row;
      },
      update: (row, key) => fill(row, { place: this.#place(key) }),
    });
  }

  /** @param {string} key */
  #words(key) {
    const record = this.#store.get(key);
    return key.startsWith(THEME) ? (record?.title ?? "") : (record?.text ?? "");
  }

  /** @param {string} key */
  #place(key) {
    const theme = key.startsWith(THEME);
    const id = theme ? this.#store.get(key)?.part : name(key);
    const part = pick(session(this.#store)?.parts.find((each) => each.id === id)?.title);
    return theme ? t("Theme in “{part}”", { part }) : t("What we saw in “{part}”", { part });
  }
}

/** @param {ParentNode} root */
const field = (root) => /** @type {HTMLInputElement} */ (root.querySelector("input"));

/** @param {string} key */
const name = (key) => key.slice(key.indexOf("/") + 1);
