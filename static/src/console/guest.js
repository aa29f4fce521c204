// @ts-check
/**
 * What a guest says, caught while they speak. It goes into the manuscript of the report, where it
 * waits until its speaker agrees; so it does not come with the records, and is fetched.
 *
 * @typedef {{slug: string, guest: string, name: string, text: string, at: string,
 *   state: "waiting" | "approved" | "declined"}} Remark
 * @typedef {{guests: {slug: string, name: string}[], remarks: Remark[]}} Told
 */

import { newId } from "../actions.js";
import { copyText } from "../clipboard.js";
import { copyByButtons } from "../copying.js";
import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { PART } from "../protocol.js";
import { bring, read } from "../typed.js";
import { sendsByKey } from "../typing.js";
import { t } from "../words.js";
import { session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const TYPED = "guest";
const SLUG = 16; // characters of the name that a remark gets here
const WITHIN_MS = 10_000; // no answer comes after that: it can be sent again, and is kept once
const LOOK_MS = 15_000; // how often somebody looks whether the guest has answered

export class Guest {
  #root = /** @type {HTMLElement} */ (document.getElementById("catch"));
  #form = /** @type {HTMLFormElement} */ (this.#root.querySelector("form"));
  /** Hears how many remarks wait until their guest agrees. @type {(count: number) => void} */
  waiting = () => {};
  #names = /** @type {HTMLElement} */ (document.getElementById("catch-guests"));
  #links = /** @type {HTMLElement} */ (document.getElementById("catch-links"));
  #fresh = /** @type {HTMLElement} */ (document.getElementById("catch-link"));
  #store;
  #unsent;
  #address;
  #looked = 0;
  #offered = "";
  /** @type {{part: string, after: number} | null} */
  #then = null; // the moment of the talk at which it was said; null: now
  /** @type {string[]} */
  #written = [];
  #slug = newId().slice(0, SLUG);
  #tried = ""; // the words that were sent under this name, and may have arrived
  #busy = false;

  /**
   * @param {import("../store.js").Store} store
   * @param {import("./unsent.js").Unsent} unsent
   */
  constructor(store, unsent) {
    this.#store = store;
    this.#unsent = unsent;
    this.#address = `/console/${this.#root.dataset.code}/remarks`;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#keep();
    });
    sendsByKey(this.#words, () => this.#form.requestSubmit());
    on(this.#links, "click", (event) => {
      const button = /** @type {HTMLElement | null} */ (
        /** @type {Element} */ (event.target).closest("[data-key]")
      );
      if (button) void this.#link(button.dataset.key ?? "", button.dataset.name ?? "");
    });
    on(this.#fresh.querySelector("[data-deed=copy]"), "click", () => void this.#copy());
    copyByButtons(this.#fresh);
    on(piece(this.#form, "now"), "click", () => {
      this.#recall(null);
      this.#words.focus();
    });
    this.#bring();
    on(this.#form, "input", () => this.#keepTyped());
    watch(store, ["session", "console", PART], () => this.#show());
  }

  /** What was typed comes back with who says it, when it was said, and the name it will have. */
  #bring() {
    const kept = this.#unsent.get(TYPED);
    if (!kept) return;
    bring(this.#form, kept.typed);
    this.#slug = kept.slug;
    if (kept.moment) this.#recall(kept.moment);
  }

  #keepTyped() {
    const typed = { typed: read(this.#form), moment: this.#then, slug: this.#slug };
    this.#unsent.set(TYPED, this.#words.value.trim() ? typed : null);
  }

  /**
   * Write down what was said before, so many seconds into a talk.
   *
   * @param {string} part
   * @param {number} after
   */
  recall(part, after) {
    this.#recall({ part, after });
    this.#root.scrollIntoView({ block: "nearest" });
    this.#words.focus();
  }

  /** @param {{part: string, after: number} | null} then */
  #recall(then) {
    this.#then = then;
    const minutes = Math.round((then?.after ?? 0) / 60);
    const words = minutes
      ? t("What was said {m} min in", { m: minutes })
      : t("What was said at the very start");
    fill(this.#form, { moment: then ? words : "" });
    piece(this.#form, "then").hidden = then === null;
    this.#keepTyped();
  }

  /** @returns {HTMLTextAreaElement} */
  get #words() {
    return /** @type {HTMLTextAreaElement} */ (this.#form.elements.namedItem("text"));
  }

  #show() {
    const here = session(this.#store);
    this.#root.hidden = here?.stop.kind !== "talk" && here?.stop.phase !== "talk" && !here?.ended;
    this.#offer(here);
    const next = here?.stop.kind === "talk" && here.stop.part !== this.#then?.part;
    if (next && this.#then) this.#recall(null); // it was a moment of the talk before
    const now = performance.now();
    if (this.#root.hidden || (this.#looked && now - this.#looked < LOOK_MS)) return;
    this.#looked = now;
    void this.#ask();
  }

  /**
   * Offer whoever gives the talk as the speaker, until somebody types another name.
   *
   * @param {import("./records.js").Session | undefined} here
   */
  #offer(here) {
    const field = /** @type {HTMLInputElement} */ (this.#form.elements.namedItem("speaker"));
    const name = this.#speaks(here?.stop.part ?? "");
    const untouched = field.value === "" || field.value === this.#offered;
    if (untouched && document.activeElement !== field) field.value = name;
    this.#offered = name;
    this.#list();
  }

  /** Who gives the talk of a part, in the language of the session. @param {string} part */
  #speaks(part) {
    const name = this.#store.get(PART + part)?.guest?.name;
    return name?.[session(this.#store)?.lang ?? "ja"] ?? "";
  }

  /** Suggest the guests of all talks, and whom the manuscript knows. */
  #list() {
    const speak = this.#store.entries(PART).map(([, part]) => this.#speaks(part.id));
    const names = new Set([...speak, ...this.#written].filter(Boolean));
    const listed = [...this.#names.children].map(
      (each) => /** @type {HTMLOptionElement} */ (each).value,
    );
    if (listed.join("\n") === [...names].join("\n")) return;
    this.#names.replaceChildren(...[...names].map((name) => new Option(name)));
  }

  async #ask() {
    try {
      const answer = await fetch(this.#address, { headers: { Accept: "application/json" } });
      if (answer.ok) this.#tell(await answer.json());
    } catch {
      // The banner says that the line is down; what is on the page stays.
    }
  }

  async #keep() {
    if (this.#busy) return fill(this.#root, { said: t("Sending…") });
    const [text, then] = [this.#words.value, this.#then];
    if (this.#tried && this.#tried !== text) this.#slug = newId().slice(0, SLUG);
    this.#tried = text;
    const fields = new URLSearchParams(/** @type {any} */ ([...new FormData(this.#form)]));
    fields.set("id", this.#slug);
    if (then) {
      fields.set("part", then.part);
      fields.set("after", String(then.after));
    }
    this.#busy = true;
    fill(this.#root, { said: t("Sending…") });
    try {
      const signal = AbortSignal.timeout(WITHIN_MS);
      const answer = await fetch(this.#address, { method: "POST", body: fields, signal });
      const told = await answer.json();
      if (!answer.ok) {
        fill(this.#root, { said: told.error });
        return;
      }
      this.#done(text, then);
      fill(this.#root, { said: t("Written down") });
      this.#tell(told);
    } catch {
      fill(this.#root, { said: t("There is no line. What you typed is still here") });
    } finally {
      this.#busy = false;
    }
  }

  /**
   * Make room for the next sentence, unless that is being typed already.
   *
   * @param {string} text that is written down
   * @param {{part: string, after: number} | null} then when it was said
   */
  #done(text, then) {
    this.#slug = newId().slice(0, SLUG);
    this.#tried = "";
    const next = this.#words.value !== text;
    if (!next) this.#words.value = "";
    if (!next && this.#then === then) this.#recall(null);
    else this.#keepTyped();
    if (!next) this.#words.focus();
  }

  /** @param {Told} told */
  #tell({ guests, remarks }) {
    this.#written = guests.map(({ name }) => name);
    this.#list();
    this.waiting(remarks.filter(({ state }) => state === "waiting").length);
    const list = /** @type {HTMLElement} */ (document.getElementById("catch-remarks"));
    replaceChildrenKeyed(list, [...remarks].reverse(), {
      key: ({ slug }) => slug,
      create: () => copy("catch-remark"),
      update: (row, { name, text, at, state }) => {
        row.dataset.state = state;
        fill(row, { name, text, at, state: say("approvals", state) });
      },
    });
    const speakers = guests.filter(({ slug }) => remarks.some(({ guest }) => guest === slug));
    replaceChildrenKeyed(this.#links, speakers, {
      key: ({ slug }) => slug,
      create: () => copy("catch-guest"),
      update: (button, { name }) => {
        button.dataset.name = name;
        fill(button, { words: t("Link for {name} to agree", { name }) });
      },
    });
  }

  /** @param {string} guest @param {string} name */
  async #link(guest, name) {
    try {
      const body = new URLSearchParams({ guest });
      const answer = await fetch(`${this.#address}/link`, { method: "POST", body });
      if (!answer.ok) throw new Error(String(answer.status));
      const { link, picture, messages } = await answer.json();
      this.#fresh.hidden = false;
      this.#fresh.dataset.link = link;
      fill(this.#fresh, { name, address: link });
      for (const copied of this.#fresh.querySelectorAll("[data-slot=copied]")) {
        /** @type {HTMLElement} */ (copied).hidden = true; // it said so of another link
      }
      for (const [lang, message] of Object.entries(messages)) {
        const text = document.getElementById(`catch-message-${lang}`);
        /** @type {HTMLTextAreaElement} */ (text).value = message;
      }
      this.#fresh.scrollIntoView({ block: "nearest" });
      const shown = /** @type {HTMLImageElement} */ (this.#fresh.querySelector("img"));
      shown.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;
    } catch {
      fill(this.#root, { said: t("That did not work. Please try again") });
    }
  }

  async #copy() {
    const copied = await copyText(this.#fresh.dataset.link ?? "");
    const said = /** @type {HTMLElement} */ (this.#fresh.querySelector("[data-slot=copied]"));
    said.hidden = false;
    said.textContent = copied ? t("Link copied") : t("Choose the text and copy it");
  }
}
