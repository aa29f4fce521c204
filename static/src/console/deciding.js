// @ts-check
/**
 * First steps of those who have no device, typed in from their sheets. Such a step counts like any
 * other and is joined to nobody; here it can be put right and taken back. What is being typed stays
 * until the server has it: the next step, and words for one that is there, each by itself.
 *
 * @typedef {import("../typed.js").Typed} Typed
 * @typedef {{id: string, part: string, what: string, when: string | null, in_report: boolean,
 *   hidden: boolean, channel?: string}} Step
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { page } from "../page.js";
import { spokenDay } from "../phone/days.js";
import {
  DECIDE_FOR,
  EDIT_STEP_FOR,
  PART,
  PLEDGE,
  PLEDGES,
  WITHDRAW_STEP_FOR,
} from "../protocol.js";
import { bring, isEmpty, read, since } from "../typed.js";
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
  #kept = /** @type {HTMLInputElement} */ (this.#form.querySelector("[name=kept]"));
  #cancel = /** @type {HTMLElement} */ (this.#form.querySelector("[data-cancel]"));
  #store;
  #send;
  #unsent;
  #part = "";
  #editing = "";
  /** @type {Typed} */
  #stood = {}; // in the form, before anything was typed
  #busy = false;

  /**
   * @param {{store: import("../store.js").Store, send: import("./sender.js").Send,
   *   unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, unsent }) {
    this.#store = store;
    this.#send = send;
    this.#unsent = unsent;
    this.#turn(null);
    on(this.#form, "input", () => this.#keep());
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#put(false);
    });
    on(this.#form.querySelector("[data-deed=not-yet]"), "click", () => void this.#put(true));
    on(this.#cancel, "click", () => {
      this.#unsent.set(draftOf(this.#editing), null);
      this.#turn(null);
    });
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
          when: when ? spokenDay(when, page.lang) : "",
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
    if (this.#busy) return fill(this.#form, { said: t("Sending…") });
    if (!what && !notYet) return this.focus();
    const [step, typed] = [this.#editing, read(this.#form)];
    const said = {
      what,
      when: notYet ? null : this.#when.value || null,
      in_report: !this.#kept.checked,
    };
    this.#busy = true;
    fill(this.#form, { said: t("Sending…") });
    const answer = step
      ? await this.#send(EDIT_STEP_FOR, { pledge: step, ...said })
      : await this.#send(DECIDE_FOR, { part: this.#part, channel: CHANNEL, ...said });
    this.#busy = false;
    const stays = this.#editing === step && isEmpty(since(read(this.#form), typed));
    if (answer?.ok && (step || !notYet)) this.#done(step, typed);
    const why =
      answer && !answer.ok && (say("reasons", answer.reason) || say("reasons", "malformed"));
    fill(this.#form, {
      said: answer?.ok
        ? t("It counts")
        : why || t("There is no line. What you typed is still here"),
    });
    if (stays) this.focus(); // else the hands are at something else by now
  }

  /**
   * Let go of what the server has; of nothing that was typed since, and of no step begun since.
   *
   * @param {string} step that was put right, or "" for a new one
   * @param {Typed} sent
   */
  #done(step, sent) {
    const here = this.#editing === step;
    const typed = here ? read(this.#form) : (this.#unsent.get(draftOf(step)) ?? {});
    const rest = since(typed, sent);
    if (step && !isEmpty(rest)) return; // more words for it
    this.#unsent.set(draftOf(step), isEmpty(rest) ? null : rest);
    if (!here) return;
    this.#turn(null);
    this.#keep(); // the next step, if it was begun
  }

  /**
   * Make room for the next step, or for putting one right, with what was typed of it before.
   *
   * @param {Step | null} step
   */
  #turn(step) {
    this.#editing = step?.id ?? "";
    this.#form.reset();
    if (step) {
      this.#what.value = step.what;
      this.#when.value = step.when ?? "";
      this.#kept.checked = Boolean(step.what) && !step.in_report;
    }
    this.#stood = read(this.#form);
    const typed = this.#unsent.get(draftOf(this.#editing));
    bring(this.#form, typed ?? {});
    this.#cancel.hidden = !step;
    fill(this.#form, {
      send: step ? t("Put it right") : t("Count it"),
      said: step && typed ? t("Not saved yet") : "",
    });
  }

  #keep() {
    const typed = read(this.#form);
    this.#unsent.set(draftOf(this.#editing), isEmpty(since(typed, this.#stood)) ? null : typed);
  }

  /** @param {Event} event */
  #pressed(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const row = /** @type {HTMLElement | null} */ (button?.closest("[data-key]") ?? null);
    const step = /** @type {Step | undefined} */ (
      this.#store.get(PLEDGE + (row?.dataset.key ?? ""))
    );
    if (!button || !row || !step) return;
    if (button.dataset.deed === "edit") {
      this.#turn(step);
      this.focus();
    }
    if (button.dataset.deed === "gone") void this.#send(WITHDRAW_STEP_FOR, { pledge: step.id });
    if (button.dataset.deed !== "drop") return;
    const sure = /** @type {HTMLElement} */ (row.querySelector(".scribed__sure"));
    sure.hidden = !sure.hidden;
    if (!sure.hidden) sure.focus();
  }
}

/** Under which name what is being typed is kept. @param {string} step that is put right, or "" */
const draftOf = (step) => (step ? `${DRAFT}/${step}` : DRAFT);
