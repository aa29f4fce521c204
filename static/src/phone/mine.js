// @ts-check
/**
 * One's own notes: how far each got, and what can be done about it. Which of them are shown
 * is the page's business.
 *
 * @typedef {import("./seat.js").Card} Card
 * @typedef {{category: import("../protocol.js").Category | null, step: string,
 *   editable: boolean, nameable: boolean}} Labels `step` is "" where all notes are of one;
 *   `nameable`: its author may put their name on it now
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { fillNote, fillSpoken } from "../note.js";
import { t } from "../words.js";
import { show } from "./parts.js";
import { sentence } from "./refusals.js";

export class Mine {
  #root;
  #seat;
  #edit;
  /** @type {readonly Card[]} */
  #cards = [];
  /** @type {string | null} key of the note that is about to be taken back */
  #asked = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./seat.js").Seat} seat
   * @param {(card: Card) => void} edit opens a note in the composer
   */
  constructor(root, seat, edit) {
    this.#root = root;
    this.#seat = seat;
    this.#edit = edit;
    root.addEventListener("click", (event) => this.#pressed(event));
    root.addEventListener("change", (event) => this.#ticked(event));
  }

  /**
   * @param {readonly Card[]} cards newest first
   * @param {(card: Card) => Labels} labels
   */
  update(cards, labels) {
    this.#cards = cards;
    this.#root.hidden = cards.length === 0;
    fill(this.#root, { "mine-title": t("Your notes: {n}", { n: cards.length }) });
    replaceChildrenKeyed(piece(this.#root, "mine-list"), cards, {
      key: ({ key }) => key,
      create: () => {
        const element = copy("own-note");
        element.classList.add("mine__item--new");
        element.addEventListener("animationend", () => element.classList.remove("mine__item--new"));
        return element;
      },
      update: (element, card) => this.#paint(element, card, labels(card)),
    });
  }

  /** Unfold the list or fold it; the person may do otherwise until the next screen. @param {boolean} yes */
  open(yes) {
    /** @type {HTMLDetailsElement} */ (this.#root).open = yes;
  }

  /**
   * @param {HTMLElement} element
   * @param {Card} card
   * @param {Labels} labels
   */
  #paint(element, card, { category, step, editable, nameable }) {
    const sticky = /** @type {HTMLElement} */ (element.querySelector(".note"));
    fillNote(sticky, card, category);
    element.dataset.state = card.state;
    const { stuck } = this.#seat;
    const state = told(card, stuck);
    const name = card.by ? t("Take my name off") : t("Put my name on this note");
    fill(element, { state, "mine-step": step, name });
    fillSpoken(element, "correction", card.correction ?? "");
    show(element, { correction: card.correction !== null });
    show(element, { again: stuck && card.state === "sending", name: nameable && card.id !== null });
    const edit = /** @type {HTMLElement | null} */ (element.querySelector('[data-act="edit"]'));
    if (edit) edit.hidden = !editable;
    const asked = this.#asked === card.key;
    show(element, { sure: asked, tools: !asked && this.#seat.changeable(card) });
    const box = /** @type {HTMLInputElement} */ (element.querySelector('[data-act="in-report"]'));
    box.checked = !card.in_report;
    /** @type {HTMLElement} */ (box.closest("label")).hidden = card.state === "refused";
  }

  /** @param {Event} event */
  #pressed(event) {
    const card = this.#cardOf(event);
    const button = /** @type {HTMLElement} */ (event.target).closest("button[data-act]");
    if (!card || !button) return;
    switch (/** @type {HTMLElement} */ (button).dataset.act) {
      case "edit":
        this.#edit(card);
        break;
      case "name":
        this.#seat.name(card, !card.by);
        break;
      case "accept":
      case "decline":
        this.#seat.answer(card, button.matches('[data-act="accept"]'));
        break;
      case "again":
        this.#seat.again();
        break;
      case "withdraw":
        this.#ask(card.key, button);
        break;
      case "keep":
        this.#ask(null, button);
        break;
      case "withdraw-yes":
        this.#asked = null;
        this.#seat.withdraw(card);
        break;
    }
  }

  /**
   * @param {string | null} key
   * @param {Element} button
   */
  #ask(key, button) {
    this.#asked = key;
    const item = /** @type {HTMLElement} */ (button.closest("[data-key]"));
    show(item, { sure: key !== null, tools: key === null });
    const next = key === null ? "withdraw" : "keep";
    /** @type {HTMLElement} */ (item.querySelector(`[data-act="${next}"]`)).focus();
  }

  /** @param {Event} event */
  #ticked(event) {
    const card = this.#cardOf(event);
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (card && box.dataset.act === "in-report") this.#seat.setInReport(card, !box.checked);
  }

  /** @param {Event} event */
  #cardOf(event) {
    const item = /** @type {HTMLElement} */ (event.target).closest("[data-key]");
    const key = /** @type {HTMLElement | null} */ (item)?.dataset.key;
    return this.#cards.find((card) => card.key === key);
  }
}

/** How far a note got, in words. @param {Card} card @param {boolean} stuck whether no answer comes */
export function told({ state, reason, hidden, queued, off_stage, relates }, stuck) {
  if (state === "refused") return sentence(reason);
  if (state === "sending") return stuck ? t("Not delivered.") : t("Sending…");
  if (state === "queued") return t("Saved here. Will send when online");
  if (hidden) return t("Delivered. Not shown on the screen now");
  if (queued) return t("Delivered. It appears once the facilitator has looked at it");
  if (off_stage) return t("Delivered. Not on the big screen; it can be read on phones");
  // Known once the step is over: while people read, no count may sway them.
  if (relates) return t("Delivered. “I relate”: {n}", { n: relates });
  return t("Delivered");
}
