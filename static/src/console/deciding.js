// @ts-check
/**
 * First steps of those who have no device, typed in from their sheets. Such a step counts like any
 * other and is joined to nobody; here it can be put right and taken back.
 *
 * @typedef {{id: string, part: string, what: string, when: string | null, in_report: boolean,
 *   hidden: boolean, channel?: string}} Step
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import {
  DECIDE_FOR,
  EDIT_STEP_FOR,
  PART,
  PLEDGE,
  PLEDGES,
  WITHDRAW_STEP_FOR,
} from "../protocol.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const CHANNEL = "paper";
const DRAFT = "step-for";

export class Deciding {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("step-for"));
  #what = /** @type {HTMLInputElement} */ (document.getElementById("step-for-what"));
  #when = /** @type {HTMLInputElement} */ (document.getElementById("step-for-when"));
  #list = /** @type {HTMLElement} */ (document.getElementById("stepped"));
  #cancel = /** @type {HTMLElement} */ (this.#form.querySelector("[data-cancel]"));
  #store;
  #send;
  #unsent;
  #part = "";
  #editing = "";
  #busy = false;

  /**
   * @param {{store: import("../store.js").Store, send: import("./sender.js").Send,
   *   unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, unsent }) {
    this.#store = store;
    this.#send = send;
    this.#unsent = unsent;
    this.#what.value = unsent.get(DRAFT) ?? "";
    on(this.#what, "input", () => {
      if (!this.#editing) unsent.set(DRAFT, this.#what.value || null);
    });
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#put(false);
    });
    on(this.#form.querySelector("[data-deed=not-yet]"), "click", () => void this.#put(true));
    on(this.#cancel, "click", () => this.#leave());
    on(this.#list, "click", (event) => this.#pressed(event));
    watch(store, ["session", PART, PLEDGE, PLEDGES], () => this.#show());
  }

  /** Whether the hall has been asked for first steps in a part. @param {string} part */
  takes(part) {
    return part !== "" && part === this.#part;
  }

  focus() {
    this.#what.focus();
  }

  #show() {
    this.#part ||= this.#asked();
    this.#form.hidden = !this.#part;
    const part = this.#store.get(PART + this.#part);
    if (part) fill(this.#form, { title: pick(part.title) });
    const steps = this.#store
      .entries(PLEDGE)
      .map(([, step]) => /** @type {Step} */ (step))
      .filter(({ channel }) => channel);
    replaceChildrenKeyed(this.#list, steps, {
      key: ({ id }) => id,
      create: () => copy("stepped-step"),
      update: (row, { what, when, in_report }) => {
        fill(row, {
          what: what || t("Not yet"),
          when: when ?? "",
          kept: what && !in_report ? t("Not in the report") : "",
        });
        if (what) speak(/** @type {HTMLElement} */ (row.querySelector("[data-slot=what]")), what);
      },
    });
  }

  /** @returns {string} the part of the first steps, once the session has come to it */
  #asked() {
    const { stop, parts } = session(this.#store) ?? { stop: null, parts: [] };
    const order = parts.map(({ id }) => id);
    const here = stop?.part
      ? order.indexOf(stop.part)
      : order.length * Number(stop?.id === "ended");
    const asks = this.#store.entries(PART).find(([, { id, kind }]) => {
      return kind === "pledge" && order.includes(id) && order.indexOf(id) <= here;
    });
    return asks?.[1].id ?? "";
  }

  /** @param {boolean} notYet */
  async #put(notYet) {
    const what = notYet ? "" : this.#what.value.trim();
    if (this.#busy) return;
    if (!what && !notYet) return this.focus();
    const box = this.#form.querySelector("[name=kept]");
    const said = {
      what,
      when: notYet ? null : this.#when.value || null,
      in_report: !(/** @type {HTMLInputElement} */ (box).checked),
    };
    this.#busy = true;
    fill(this.#form, { said: t("Sending…") });
    const answer = this.#editing
      ? await this.#send(EDIT_STEP_FOR, { pledge: this.#editing, ...said })
      : await this.#send(DECIDE_FOR, { part: this.#part, channel: CHANNEL, ...said });
    this.#busy = false;
    if (answer?.ok) this.#leave();
    const why =
      answer && !answer.ok && (say("reasons", answer.reason) || say("reasons", "malformed"));
    fill(this.#form, {
      said: answer?.ok
        ? t("It counts")
        : why || t("There is no line. What you typed is still here"),
    });
    this.focus();
  }

  /** Make room for the next, or go back to what was being typed before a step was put right. */
  #leave() {
    if (!this.#editing) this.#unsent.set(DRAFT, null);
    this.#editing = "";
    this.#form.reset();
    this.#what.value = this.#unsent.get(DRAFT) ?? "";
    this.#mode();
  }

  #mode() {
    this.#cancel.hidden = !this.#editing;
    fill(this.#form, { send: this.#editing ? t("Put it right") : t("Count it"), said: "" });
  }

  /** @param {Event} event */
  #pressed(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-key]") ?? null);
    const step = /** @type {Step | undefined} */ (
      this.#store.get(PLEDGE + (row?.dataset.key ?? ""))
    );
    if (!button || !row || !step) return;
    if (button.dataset.deed === "edit") this.#edit(step);
    if (button.dataset.deed === "gone") void this.#send(WITHDRAW_STEP_FOR, { pledge: step.id });
    if (button.dataset.deed !== "drop") return;
    const sure = /** @type {HTMLElement} */ (row.querySelector(".scribed__sure"));
    sure.hidden = !sure.hidden;
    if (!sure.hidden) sure.focus();
  }

  /** @param {Step} step */
  #edit(step) {
    this.#editing = step.id;
    this.#what.value = step.what;
    this.#when.value = step.when ?? "";
    const box = /** @type {HTMLInputElement} */ (this.#form.querySelector("[name=kept]"));
    box.checked = Boolean(step.what) && !step.in_report;
    this.#mode();
    this.focus();
  }
}
