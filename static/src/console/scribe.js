// @ts-check
/**
 * Writing for those who have no device. The hands stay in the field: what is sent makes room for
 * the next, and what could not be sent is still there.
 *
 * @typedef {import("../protocol.js").Note & {channel?: string}} Written
 * @typedef {import("./sender.js").Send} Send
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { EDIT_FOR, NOTE, PART, WITHDRAW_FOR, WRITE_FOR } from "../protocol.js";
import { composing } from "../typing.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const SHOWN = 30; // of what was written, the latest
const DRAFT = "scribe";

export class Scribe {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("scribe"));
  #part = /** @type {HTMLSelectElement} */ (document.getElementById("scribe-part"));
  #text = /** @type {HTMLTextAreaElement} */ (document.getElementById("scribe-text"));
  #categories = /** @type {HTMLElement} */ (document.getElementById("scribe-categories"));
  #written = /** @type {HTMLElement} */ (document.getElementById("scribed"));
  #cancel = /** @type {HTMLElement} */ (this.#form.querySelector("[data-cancel]"));
  #store;
  #send;
  #unsent;
  #here = "";
  #editing = "";
  #busy = false;
  /** @type {string[]} the ids in the order in which they came, the latest first */
  #order = [];

  /**
   * @param {{store: import("../store.js").Store, send: Send,
   *   unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, unsent }) {
    this.#store = store;
    this.#send = send;
    this.#unsent = unsent;
    this.#text.value = unsent.get(DRAFT) ?? "";
    on(this.#text, "input", () => unsent.set(this.#draft, this.#text.value || null));
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#put();
    });
    on(this.#text, "keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || composing(event)) return;
      event.preventDefault();
      void this.#put();
    });
    on(this.#part, "change", () => this.#show());
    on(this.#cancel, "click", () => this.#leave());
    on(this.#written, "click", (event) => this.#pressed(event));
    watch(store, ["session", PART, NOTE], () => this.#show());
  }

  /** Put the hands into the field. */
  focus() {
    this.#text.focus();
  }

  /** Put a note right that was written for somebody. @param {string} id */
  edit(id) {
    const note = this.#store.get(NOTE + id);
    if (note?.channel) this.#edit(note);
  }

  /** Under which name what is being typed is kept: the next note, or words for one that is there. */
  get #draft() {
    return this.#editing ? `${DRAFT}/${this.#editing}` : DRAFT;
  }

  #show() {
    const here = session(this.#store)?.stop.part ?? "";
    const parts = this.#open();
    const stays = here === this.#here || this.#text.value.trim() !== ""; // words have their question
    const still = parts.some(({ id }) => id === this.#part.value);
    const chosen = stays && still ? this.#part.value : this.#proposed(parts);
    this.#here = here;
    this.#part.replaceChildren(
      ...parts.map(({ id, step, title }) => {
        const number = step ? `${step}. ` : "";
        return new Option(number + pick(title), id, false, id === chosen);
      }),
    );
    /** @type {HTMLElement} */ (this.#form.querySelector("[data-none]")).hidden = parts.length > 0;
    this.#showCategories();
    this.#showWritten();
  }

  /** @returns {import("../protocol.js").Part[]} the parts one can write in now, as they come */
  #open() {
    const order = session(this.#store)?.parts.map(({ id }) => id) ?? [];
    const parts = this.#store.entries(PART).map(([, part]) => part);
    return parts
      .filter(({ id, open }) => open && order.includes(id))
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  }

  /**
   * Where people write, or have written last: during a talk that is the question before it.
   *
   * @param {readonly import("../protocol.js").Part[]} open
   */
  #proposed(open) {
    const { parts = [], stop } = session(this.#store) ?? {};
    const here = parts.findIndex(({ id }) => id === stop?.part);
    const until = here < 0 ? parts : parts.slice(0, here + 1); // neither doors nor end are a part
    const behind = new Set(until.map(({ id }) => id));
    return (open.filter(({ id }) => behind.has(id)).at(-1) ?? open[0])?.id;
  }

  #showCategories() {
    const part = this.#store.get(PART + this.#part.value);
    const known = part?.category_mode === "none" ? [] : (part?.categories ?? []);
    const none = { id: "", label: null };
    const choices = known.length && part.category_mode === "optional" ? [...known, none] : known;
    this.#categories.hidden = known.length === 0;
    const list = piece(this.#categories, "categories");
    replaceChildrenKeyed(list, choices, {
      key: ({ id }) => `${part.id}/${id || "none"}`,
      create: () => copy("scribe-category"),
      update: (choice, { id, label }) => {
        const box = /** @type {HTMLInputElement} */ (choice.querySelector("input"));
        box.value = id;
        box.required = part.category_mode === "required";
        fill(choice, { label: label ? pick(label) : t("None") });
      },
    });
  }

  #showWritten() {
    const notes = new Map(
      this.#store
        .entries(NOTE)
        .map(([, note]) => /** @type {Written} */ (note))
        .filter(({ channel }) => channel)
        .map((note) => [note.id, note]),
    );
    const fresh = [...notes.keys()].filter((id) => !this.#order.includes(id));
    this.#order = [...fresh, ...this.#order].filter((id) => notes.has(id));
    fill(/** @type {HTMLElement} */ (this.#written.closest("section")), { n: this.#order.length });
    const shown = this.#order.slice(0, SHOWN).map((id) => /** @type {Written} */ (notes.get(id)));
    replaceChildrenKeyed(this.#written, shown, {
      key: ({ id }) => id,
      create: () => copy("scribed-note"),
      update: (row, note) => {
        const categories = this.#store.get(PART + note.part)?.categories ?? [];
        const category = categories.find(
          (/** @type {{id: string}} */ { id }) => id === note.category,
        );
        const element = /** @type {HTMLElement} */ (row.querySelector(".note"));
        fillNote(element, note, category ?? null);
        fill(row, { channel: say("channels", note.channel ?? "") });
      },
    });
  }

  async #put() {
    const text = this.#text.value.trim();
    const chosen = new FormData(this.#form);
    if (!text || this.#busy || !this.#form.reportValidity()) return;
    const category = chosen.get("category") || null;
    const [note, part] = [this.#editing, this.#part.value];
    this.#busy = true;
    this.#tell(t("Sending…"));
    const answer = note
      ? await this.#send(EDIT_FOR, { note, text, category })
      : await this.#send(WRITE_FOR, { part, text, category, channel: chosen.get("channel") });
    this.#busy = false;
    if (!answer) this.#tell(t("There is no line. What you typed is still here"));
    else if (!answer.ok) this.#tell(refusal(answer.reason));
    else {
      this.#leave();
      this.#tell(t("It is up"));
    }
    this.focus();
  }

  /** Make room for the next, or go back to what was being typed before a note was put right. */
  #leave() {
    this.#unsent.set(this.#draft, null);
    this.#editing = "";
    this.#text.value = this.#unsent.get(DRAFT) ?? "";
    this.#mode();
    this.#tell("");
  }

  #mode() {
    this.#cancel.hidden = !this.#editing;
    this.#part.disabled = Boolean(this.#editing);
    fill(this.#form, { send: this.#editing ? t("Put it right") : t("Put it up") });
  }

  /** @param {Event} event */
  #pressed(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-key]") ?? null);
    const note = this.#store.get(NOTE + (row?.dataset.key ?? ""));
    if (!button || !row || !note) return;
    if (button.dataset.deed === "edit") this.#edit(note);
    if (button.dataset.deed === "gone") void this.#send(WITHDRAW_FOR, { note: note.id });
    if (button.dataset.deed !== "drop") return;
    const sure = /** @type {HTMLElement} */ (row.querySelector(".scribed__sure"));
    sure.hidden = !sure.hidden;
    if (!sure.hidden) sure.focus();
  }

  /** @param {Written} note */
  #edit(note) {
    this.#editing = note.id;
    this.#part.value = note.part;
    this.#showCategories();
    const box = this.#form.querySelector(`[name=category][value="${note.category ?? ""}"]`);
    if (box instanceof HTMLInputElement) box.checked = true;
    this.#text.value = this.#unsent.get(this.#draft) ?? note.text;
    this.#mode();
    this.focus();
  }

  /** @param {string} said */
  #tell(said) {
    fill(this.#form, { said });
  }
}

/** @param {string} reason */
function refusal(reason) {
  if (reason === "not_open_yet") return t("That question is not open yet");
  return say("reasons", reason) || say("reasons", "malformed");
}
