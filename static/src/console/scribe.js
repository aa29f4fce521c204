// @ts-check
/**
 * Writing for those who have no device. The hands stay in the field: what is sent makes room for
 * the next, and what could not be sent is still there, with its question, category and channel: the
 * next note, and words for one that is there, each by itself.
 *
 * @typedef {import("../typed.js").Typed} Typed
 * @typedef {import("../protocol.js").Note & {channel?: string}} Written
 * @typedef {import("./sender.js").Send} Send
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { HARD, measure, split } from "../phone/length.js";
import { EDIT_FOR, NOTE, PART, WITHDRAW_FOR, WRITE_FOR } from "../protocol.js";
import { bring, isEmpty, read, since } from "../typed.js";
import { sendsByKey } from "../typing.js";
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
  #rest = /** @type {HTMLTextAreaElement} */ (document.getElementById("scribe-rest"));
  #split = /** @type {HTMLElement} */ (this.#form.querySelector("[data-split]"));
  #categories = /** @type {HTMLElement} */ (document.getElementById("scribe-categories"));
  #written = /** @type {HTMLElement} */ (document.getElementById("scribed"));
  #cancel = /** @type {HTMLElement} */ (this.#form.querySelector("[data-cancel]"));
  #store;
  #send;
  #unsent;
  #here = "";
  #editing = "";
  #meant = ""; // the question that the words in the field are for, once it can be chosen
  /** @type {Typed} */
  #stood = {}; // in the form, before anything was typed
  /** @type {Typed} */
  #next = {}; // what the next note goes under, while another is put right
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
    on(this.#form, "input", () => this.#keep());
    on(this.#split, "click", () => this.#cut());
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#put();
    });
    for (const field of [this.#text, this.#rest]) sendsByKey(field, () => this.#put());
    on(this.#part, "change", () => {
      this.#meant = this.#part.value;
      this.#show();
      this.#keep();
    });
    on(this.#cancel, "click", () => {
      this.#unsent.set(draftOf(this.#editing), null);
      this.#turn(null);
    });
    on(this.#written, "click", (event) => this.#pressed(event));
    watch(store, ["session", PART, NOTE], () => this.#show());
    this.#turn(null);
  }

  /** Put the hands into the field. */
  focus() {
    this.#text.focus();
  }

  /**
   * Write down what stands on a sheet of `part`. Words that wait in the field are of another one,
   * and keep their question.
   *
   * @param {string} part
   */
  fromPaper(part) {
    this.focus();
    if (this.#editing || this.#typed) {
      return this.#tell(
        t("What you typed before is not sent yet. Send it first, then choose the sheet’s question"),
      );
    }
    this.#meant = part;
    this.#show();
    bring(this.#form, { "channel=paper": true });
  }

  /** Put a note right that was written for somebody. @param {string} id */
  edit(id) {
    const note = this.#store.get(NOTE + id);
    if (note?.channel) this.#edit(note);
  }

  #show() {
    const here = session(this.#store)?.stop.part ?? "";
    const parts = this.#open();
    // Words have their question, and so has who chose one here; all others follow the room.
    const words = this.#editing || this.#typed;
    if (!words && here !== this.#here) this.#meant = "";
    const meant = this.#meant || (words ? this.#part.value : "");
    const still = parts.some(({ id }) => id === meant);
    const chosen = still ? meant : this.#proposed(parts);
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
    this.#advise();
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

  /** Whether words stand here, the second half of what was split among them. */
  get #typed() {
    return `${this.#text.value}${this.#rest.value}`.trim() !== "";
  }

  async #put() {
    if (this.#text.value.trim() === "" && !this.#editing) {
      [this.#text.value, this.#rest.value] = [this.#rest.value, ""]; // the second half is the first
    }
    const text = this.#text.value.trim();
    if (this.#busy) return this.#tell(t("Sending…"));
    if (!text || !this.#form.reportValidity()) return;
    if (this.#measured.over) {
      return this.#tell(
        t("Up to {n} characters and five lines fit on a note. Your text is kept", { n: HARD }),
      );
    }
    const chosen = new FormData(this.#form);
    const category = chosen.get("category") || null;
    const [note, part, typed] = [this.#editing, this.#part.value, read(this.#form)];
    this.#busy = true;
    this.#tell(t("Sending…"));
    const answer = note
      ? await this.#send(EDIT_FOR, { note, text, category })
      : await this.#send(WRITE_FOR, { part, text, category, channel: chosen.get("channel") });
    this.#busy = false;
    const stays = this.#editing === note && this.#text.value === typed.text;
    if (answer?.ok) this.#done(note, typed);
    if (!answer) this.#tell(t("There is no line. What you typed is still here"));
    else this.#tell(answer.ok ? t("It is up") : refusal(answer.reason));
    if (stays) this.focus(); // else the hands are at something else by now
  }

  /**
   * Let go of what the server has; of nothing that was typed since, and of no note begun since.
   *
   * @param {string} note that was put right, or "" for a new one
   * @param {Typed} sent
   */
  #done(note, sent) {
    if (this.#editing !== note) {
      const kept = this.#unsent.get(draftOf(note));
      const rest = kept?.rest ? { ...kept, text: kept.rest, rest: "" } : null;
      if (kept?.text === sent.text) this.#unsent.set(draftOf(note), rest);
    } else if (!note && this.#text.value === sent.text) {
      this.#text.value = this.#rest.value; // the second half of what was split
      this.#rest.value = "";
      this.#keep();
    } else if (note && isEmpty(since(read(this.#form), sent))) {
      this.#unsent.set(draftOf(note), null);
      this.#turn(null);
    }
  }

  /**
   * Make room for the next note, or for putting one right, with what was typed of it before.
   *
   * @param {Written | null} note
   */
  #turn(note) {
    this.#editing = note?.id ?? "";
    const typed = this.#unsent.get(draftOf(this.#editing));
    this.#lay(note ? typedOf(note) : { ...this.#next, text: "" });
    this.#stood = read(this.#form);
    if (typed) this.#lay(typed);
    this.#cancel.hidden = !note;
    this.#part.disabled = Boolean(note);
    fill(this.#form, { send: note ? t("Put it right") : t("Put it up") });
    this.#tell(note && typed ? t("Not saved yet") : "");
  }

  /** @param {Typed} typed */
  #lay({ part = "", text = "", ...boxes }) {
    this.#form.reset();
    this.#text.value = String(text);
    this.#meant = String(part);
    this.#show(); // its question, and the categories of that
    bring(this.#form, boxes);
    this.#advise();
  }

  #keep() {
    const typed = read(this.#form);
    const same = this.#editing ? isEmpty(since(typed, this.#stood)) : !this.#typed;
    if (!same) this.#meant = this.#part.value;
    this.#unsent.set(draftOf(this.#editing), same ? null : typed);
    this.#advise();
  }

  get #measured() {
    return measure(this.#text.value, this.#store.get(PART + this.#part.value)?.soft);
  }

  /** Count what is typed, and offer to make two notes of one that is long, as a phone does. */
  #advise() {
    const { count, soft, shown, long, over } = this.#measured;
    fill(this.#form, {
      count: shown ? `${count} / ${over ? HARD : soft}` : "",
      advice: long ? t("A little long. Split into two?") : "",
    });
    this.#split.hidden = !long || this.#editing !== "";
    piece(this.#form, "rest").hidden = this.#rest.value === "" || this.#editing !== "";
  }

  /** Leave the first half in the field; the second waits below until that is sent. */
  #cut() {
    const [first, second] = split(this.#text.value, this.#text.selectionStart);
    this.#text.value = first;
    this.#rest.value = [second, this.#rest.value].filter(Boolean).join("\n");
    this.#keep();
    this.focus();
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
    if (!this.#editing) this.#next = read(this.#form);
    this.#turn(note);
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

/** Under which name what is being typed is kept. @param {string} note that is put right, or "" */
const draftOf = (note) => (note ? `${DRAFT}/${note}` : DRAFT);

/** @param {Written} note @returns {Typed} */
const typedOf = ({ part, text, category }) => ({
  part,
  text,
  [`category=${category ?? ""}`]: true,
});
