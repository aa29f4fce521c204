// @ts-check
/**
 * Where a note is written. It keeps what is typed with every keystroke, says when a note gets
 * long, and never sends anything by itself.
 *
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("./seat.js").Card} Card
 * @typedef {import("./drafts.js").Draft} Draft
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { sendsByKey } from "../typing.js";
import { pick, t } from "../words.js";
import { changeOf, EMPTY } from "./drafts.js";
import { joined } from "./early.js";
import { fillSaid, said, under } from "./easy.js";
import { HARD, measure, split } from "./length.js";
import { told } from "./mine.js";
import { show } from "./parts.js";

const LINES = 5; // the field grows up to here, then scrolls
const OPEN = 1; // beginnings in sight: the choices below them still stand on a first screen

export class Composer {
  #form;
  #field;
  #seat;
  #drafts;
  #changed;
  /** @type {Part | undefined} */
  #part;
  /** @type {Card | null} the note that is being changed */
  #editing = null;
  /** @type {Draft} */
  #draft = { ...EMPTY };
  /** @type {Omit<Draft, "next"> | null} what was typed and chosen before the scripts were there */
  #early;
  #problem = "";
  #asked = false; // whether the author has looked twice: once a note
  #sent = ""; // the key of what was sent last
  #personal;

  /**
   * @param {{form: HTMLFormElement, seat: import("./seat.js").Seat,
   *   drafts: import("./drafts.js").Drafts, changed: () => void,
   *   personal?: (text: string) => boolean}} parts
   *   `changed` is called whenever what the page shows around the composer may differ; `personal`
   *   tells whether a note may hold a contact or a name
   */
  constructor({ form, seat, drafts, changed, personal = () => false }) {
    this.#personal = personal;
    this.#form = form;
    this.#field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    this.#early = this.#controls;
    this.#seat = seat;
    this.#drafts = drafts;
    this.#changed = changed;
    on(this.#field, "input", () => this.#typed());
    this.#field.addEventListener("compositionend", () => this.#typed());
    sendsByKey(this.#field, () => form.requestSubmit());
    on(form, "change", (event) => {
      if (event.target !== this.#field) this.#chosen();
    });
    on(form, "click", (event) => this.#pressed(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Whether there is something unsent in it. */
  get unfinished() {
    return this.#editing === null && this.#draft.text.trim() !== "";
  }

  /** The note that is being changed, as it stands now: it may have arrived since. */
  get editing() {
    const one = this.#editing;
    return one && (this.#seat.cards().find(({ key }) => key === one.key) ?? one);
  }

  /** The note that was sent last. */
  get #last() {
    return this.#seat.cards().find(({ key }) => key === this.#sent);
  }

  /** How far it got; "" where none was sent. */
  get told() {
    const card = this.#last;
    return card ? told(card, this.#seat.stuck) : "";
  }

  /** Whether something kept the note from being sent. */
  get stopped() {
    return this.#problem !== "";
  }

  /** Whether the person is in the middle of it. */
  get focused() {
    return document.activeElement === this.#field;
  }

  focus() {
    this.#field.focus();
    this.#field.setSelectionRange(this.#field.value.length, this.#field.value.length);
  }

  /** Make the field as high as its text, from two lines to five. */
  fit() {
    const field = this.#field;
    const line = Number.parseFloat(getComputedStyle(field).lineHeight) || 0;
    field.style.blockSize = "auto";
    const frame = field.offsetHeight - field.clientHeight;
    const most = (LINES + 1) * line + frame; // the padding is one more line
    field.style.blockSize = `${Math.min(field.scrollHeight + frame, most)}px`;
  }

  /** @param {Part | undefined} part where a note written now would go */
  at(part) {
    const moved = part?.id !== this.#part?.id;
    this.#part = part;
    if (moved && !this.#editing) this.#load();
    this.#paint();
  }

  /** @param {Card} card the note to change; what was being written waits */
  edit(card) {
    this.#editing = card;
    const kept = this.#drafts.get(changeOf(card));
    const { text, category } = kept.text === "" ? card : kept;
    this.#draft = { ...EMPTY, text, category, withheld: !card.in_report, part: card.part };
    this.#anew();
  }

  /** Leave the note as it was. */
  cancel() {
    const { editing } = this;
    if (!editing) return;
    this.#drafts.set(changeOf(editing), null);
    this.#editing = null;
    this.#load();
    this.#changed();
  }

  /** Let go of the field; what was typed is kept, also the change of a note. */
  rest() {
    this.#field.blur();
    if (!this.#editing) return;
    this.#editing = null;
    this.#load();
  }

  /** Read the draft again, and show it. */
  #load() {
    this.#draft = this.#part ? this.#drafts.get(this.#part.id) : { ...EMPTY };
    if (this.#part && this.#early) {
      const { text, category, named, withheld } = this.#early;
      const before = this.#draft;
      this.#early = null;
      if (text || category || named || withheld) {
        this.#keep({
          text: joined(before.text, text),
          category: category ?? before.category,
          named: named || before.named,
          withheld: withheld || before.withheld,
        });
      }
    }
    this.#anew();
  }

  /** Show another draft: nothing is wrong with it yet. */
  #anew() {
    this.#problem = "";
    this.#asked = false;
    this.#paint();
    this.#write();
  }

  /** Put the draft into the controls; only where it did not come from them. */
  #write() {
    this.#field.value = this.#draft.text;
    this.#box("named").checked = this.#draft.named;
    this.#box("withheld").checked = this.#draft.withheld;
    for (const radio of this.#form.querySelectorAll(".pick__box")) {
      const box = /** @type {HTMLInputElement} */ (radio);
      box.checked = box.value === this.#draft.category;
    }
    this.#advise();
  }

  #typed() {
    const before = this.unfinished;
    this.#problem = "";
    this.#keep({ text: this.#field.value });
    if (before !== this.unfinished) this.#changed();
  }

  #chosen() {
    this.#problem = "";
    this.#keep(this.#controls);
  }

  /** What stands in the controls. */
  get #controls() {
    const picked = this.#form.querySelector(".pick__box:checked");
    return {
      text: this.#field.value,
      category: /** @type {HTMLInputElement | null} */ (picked)?.value ?? null,
      named: this.#box("named").checked,
      withheld: this.#box("withheld").checked,
    };
  }

  /** @param {Partial<Draft>} news */
  #keep(news) {
    this.#draft = { ...this.#draft, ...news };
    const { editing } = this;
    const key = editing ? changeOf(editing) : this.#part?.id;
    if (key) this.#drafts.set(key, this.#draft);
    this.#advise();
  }

  /** @param {MouseEvent} event */
  #pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    if (button?.dataset.act === "starter") this.#borrow(under(button).trim());
    if (button?.dataset.act === "split") this.#split();
    // A second tap on a category takes it away again.
    const radio = /** @type {HTMLInputElement | null} */ (target.closest(".pick__box"));
    if (radio && radio.value === this.#draft.category && this.#part?.category_mode !== "required") {
      radio.checked = false;
      this.#keep({ category: null });
    }
  }

  /** Put a beginning in at the cursor, with the cursor on what is to be filled in. @param {string} text */
  #borrow(text) {
    const beginning = text.replace(/[…\s]+$/, "");
    const { selectionStart: start, selectionEnd: end, value } = this.#field;
    this.#field.value = value.slice(0, start) + beginning + value.slice(end);
    this.#typed();
    this.#field.focus();
    const gap = /＿+|…/.exec(beginning);
    const from = start + (gap?.index ?? beginning.length);
    this.#field.setSelectionRange(from, from + (gap?.[0].length ?? 0));
    const starters = /** @type {HTMLDetailsElement} */ (piece(this.#form, "starters"));
    starters.open = false;
  }

  #split() {
    const [first, second] = split(this.#field.value, this.#field.selectionStart);
    this.#field.value = first;
    this.#keep({ text: first, next: [second, this.#draft.next].filter(Boolean).join("\n") });
    this.focus();
  }

  #submit() {
    const { text, category } = this.#draft;
    this.#problem = this.#wrong();
    if (this.#problem !== "") {
      this.#advise();
      return;
    }
    if (!this.#asked && this.#personal(text)) {
      this.#asked = true;
      this.#problem = t("This may contain a contact or a person’s name. Send as it is?");
      this.#advise();
      return;
    }
    this.#asked = false;
    const card = this.editing;
    const changed = card?.state !== "refused" && card;
    const part = card?.part ?? this.#part?.id;
    if (changed && !this.#seat.edit(card, { text, category })) {
      this.#problem = t("Sending…"); // what is on its way has to arrive first
      this.#advise();
      return;
    }
    if (!changed && part) {
      this.#seat.post(part, this.#draft);
      if (card) this.#seat.withdraw(card);
    }
    this.#sent = (changed || this.#seat.cards()[0])?.key ?? "";
    if (card) {
      this.cancel();
      return;
    }
    const { next, withheld } = this.#draft;
    this.#draft = { ...EMPTY, withheld };
    this.#keep({ text: next });
    this.#write();
    this.#changed();
  }

  /** What keeps the note from being sent, in words; "" when nothing does. */
  #wrong() {
    const { text, category } = this.#draft;
    if (text.trim() === "") return t("Write one thought first");
    if (measure(text, this.#part?.soft).over)
      return t("Up to {n} characters and five lines fit on a note. Your text is kept", { n: HARD });
    const required = this.#part?.category_mode === "required" && !this.#elsewhere();
    return required && !category ? t("Choose a category first") : "";
  }

  /** Whether the note that is being changed belongs to a part that is not here any more. */
  #elsewhere() {
    return this.#editing !== null && this.#editing.part !== this.#part?.id;
  }

  #paint() {
    const part = this.#part;
    const categories = this.#elsewhere() ? [] : (part?.categories ?? []);
    replaceChildrenKeyed(piece(this.#form, "picks-list"), categories, {
      key: ({ id }) => id,
      create: ({ id, color, shape }) => {
        const element = copy("category-pick");
        const box = /** @type {HTMLInputElement} */ (element.querySelector(".pick__box"));
        element.dataset.color = color;
        box.value = id;
        box.checked = id === this.#draft.category;
        element.querySelector("use")?.setAttribute("href", `#shape-${shape}`);
        return element;
      },
      update: (element, { label }) => fillSaid(element, "label", said(label)),
    });
    const starters = this.#editing ? [] : (part?.starters ?? []);
    const lists = { first: starters.slice(0, OPEN), list: starters.slice(OPEN) };
    for (const [name, some] of Object.entries(lists)) {
      replaceChildrenKeyed(piece(this.#form, `starters-${name}`), some, {
        key: pick,
        create: () => copy("starter"),
        update: (element, text) => fillSaid(element, "starter", said(text)),
      });
    }
    const required = part?.category_mode === "required";
    fill(this.#form, {
      "picks-legend": required ? t("Category (required)") : t("Category (optional)"),
      promise: promised(part?.names),
      waits: part?.queue ? t("The facilitator looks at each note before it appears") : "",
    });
    show(this.#form, {
      picks: categories.length > 0,
      "starters-first": starters.length > 0,
      starters: starters.length > OPEN,
      named: part?.names === "participant_choice" && !this.#editing,
      withheld: !this.#editing,
      editing: this.#editing !== null,
    });
    this.#advise();
  }

  #advise() {
    const { text, next } = this.#draft;
    const { count, soft, shown, long, over } = measure(text, this.#part?.soft);
    const last = this.#last?.part === this.#part?.id ? this.#last : undefined; // not of another step
    const state = last ? told(last, this.#seat.stuck) : "";
    const advice = this.#problem || (long ? t("A little long. Split into two?") : "");
    fill(this.#form, {
      count: shown ? `${count} / ${over ? HARD : soft}` : "",
      advice,
      next,
      "composer-state": text.trim() ? t("Writing. Kept on this device") : state,
      last: text.trim() ? "" : last?.text,
    });
    const asked = this.#asked && this.#problem !== "";
    show(this.#form, {
      advice: advice !== "",
      split: long && !this.#editing && !asked,
      "as-is": asked,
      next: next !== "",
    });
    this.fit();
  }

  /** @param {string} name */
  #box(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }
}

/** Whose name stands where; literally true. @param {Part["names"] | undefined} names */
function promised(names) {
  if (names === "forced_anonymous") return t("In this question nobody’s name is shown");
  if (names === "named") return t("In this question your name stands on your note");
  return "";
}
