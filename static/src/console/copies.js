// @ts-check
/**
 * Words that were taken back and still stand in the name of a theme, in what we saw, or in what
 * was written for the report.
 *
 * Each has a field of its own here: its part may be over, and no report is made while one stands.
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import {
  CONSOLE,
  INSIGHT,
  NAME_THEME,
  PART,
  PASSAGE,
  THEME,
  WRITE_INSIGHT,
  WRITE_PASSAGES,
} from "../protocol.js";
import { composing, sendsByKey } from "../typing.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Copies {
  #root = /** @type {HTMLElement} */ (document.getElementById("copies"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ul"));
  #store;
  #send;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#list, "submit", (event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      const key = /** @type {HTMLElement} */ (form.closest("li")).dataset.key ?? "";
      const out =
        event.submitter instanceof HTMLButtonElement && event.submitter.value === "remove";
      const words = field(form).value.trim();
      if (out) this.#write({ remove: [name(key)] });
      else if (words === this.#words(key)) field(form).select();
      else if (key.startsWith(PASSAGE))
        this.#write({ write: [{ ...store.get(key), text: words }] });
      else if (key.startsWith(THEME)) void send(NAME_THEME, { theme: name(key), title: words });
      else void send(WRITE_INSIGHT, { part: name(key), text: words });
    });
    sendsByKey(this.#list, ({ target }) => {
      if (target instanceof HTMLTextAreaElement) target.form?.requestSubmit();
    });
    on(this.#list, "keydown", (event) => {
      const { key, target } = event;
      const inside = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (key === "Escape" && inside && !composing(event)) target.blur();
    });
    watch(store, [CONSOLE, "session", THEME, INSIGHT, PASSAGE], () => this.#show());
  }

  #show() {
    const keys = /** @type {string[]} */ (this.#store.get(CONSOLE)?.copies ?? []);
    this.#root.hidden = keys.length === 0;
    replaceChildrenKeyed(this.#list, keys, {
      key: (key) => key,
      create: (key) => {
        const row = copy(key.startsWith(PASSAGE) ? "copy-long" : "copy");
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

  /** @param {{write?: object[], remove?: string[]}} changed passages of the report */
  #write({ write = [], remove = [] }) {
    void this.#send(WRITE_PASSAGES, { base: this.#store.seq, write, remove });
  }

  /** @param {string} key */
  #place(key) {
    if (key.startsWith(PASSAGE)) return this.#written(key);
    const theme = key.startsWith(THEME);
    const id = theme ? this.#store.get(key)?.part : name(key);
    const part = pick(session(this.#store)?.parts.find((each) => each.id === id)?.title);
    return theme ? t("Theme in “{part}”", { part }) : t("What we saw in “{part}”", { part });
  }

  /** @param {string} key */
  #written(key) {
    const place = /** @type {string} */ (this.#store.get(key)?.place ?? "");
    const found = session(this.#store)?.parts.find((each) => place === `${PART}${each.id}`);
    if (!found) return t("Text of the report");
    return t("Text of the report on “{part}”", { part: pick(found.title) });
  }
}

/** @param {ParentNode} root */
const field = (root) =>
  /** @type {HTMLInputElement | HTMLTextAreaElement} */ (root.querySelector("input, textarea"));

/** @param {string} key */
const name = (key) => key.slice(key.indexOf("/") + 1);
