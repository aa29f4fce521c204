// @ts-check
/**
 * One's first step: shown large, or the form in which one decides. What is typed is kept with
 * every keystroke until it is decided; with whom and at what time stays private.
 *
 * @typedef {import("./answers.js").Step} Step
 * @typedef {import("./step_draft.js").Draft} Draft
 */

import { fill, piece } from "../dom.js";
import { fillSpoken } from "../note.js";
import { page } from "../page.js";
import { composing, sendsByKey } from "../typing.js";
import { t } from "../words.js";
import { choices, spokenDay, todayIn } from "./days.js";
import { show } from "./parts.js";
import { finder } from "./pii.js";
import { sentence } from "./reasons.js";
import { isLarge } from "./small.js";
import { draftKey, EMPTY, USUAL, wrong } from "./step_draft.js";

export { PrivateWords } from "./private.js";

export class FirstStep {
  #part;
  #seat;
  #written;
  #zone;
  #answers;
  #words;
  #device;
  #key;
  #clock;
  #changed;
  #problem = "";
  #asked = false; // whether its author has looked twice
  #personal = finder(page.personal);
  /** @type {HTMLElement | undefined} */
  #root;

  /**
   * @param {{part: string, seat: import("./seat.js").Seat, zone: string, answers: import("./answers.js").Answers,
   *   words: import("./private.js").PrivateWords, device: import("../device.js").Device,
   *   place: string, clock: import("../clock.js").Clock, changed: () => void,
   *   written: () => import("./seat.js").Card | undefined}} parts `written`: the last note of the
   *   step that led here, which a first step begins with
   */
  constructor({ part, seat, written, zone, answers, words, device, place, clock, changed }) {
    this.#part = part;
    this.#seat = seat;
    this.#written = written;
    this.#zone = zone;
    this.#answers = answers;
    this.#words = words;
    this.#device = device;
    this.#key = draftKey(place);
    this.#clock = clock;
    this.#changed = changed;
  }

  get step() {
    return this.#answers.step(this.#part);
  }

  /** @param {HTMLElement} root the `.first-step` */
  paint(root) {
    if (root !== this.#root) this.#settle(root);
    const { step } = this;
    const open = !step || this.#draft !== null;
    const stuck = step?.state === "sending" && this.#seat.stuck;
    show(root, {
      "step-made": !open,
      "step-form": open,
      "step-leave": step !== undefined,
      "step-not-yet": step?.what === "",
      "step-again": stuck,
    });
    const { whom } = this.#words.words;
    fillSpoken(root, "step-what", step?.what ?? "");
    fillSpoken(root, "step-then", step?.if_then ?? "");
    fill(root, {
      "step-owner": step?.owner ? t("Who: {name}", { name: step.owner }) : "",
      "step-sign": step?.sign_of_success
        ? t("Sign that it worked: {text}", { text: step.sign_of_success })
        : "",
      "step-when": step?.when ? spokenDay(step.when, page.lang) : "",
      "step-with": step?.what && whom ? t("With: {name}", { name: whom }) : "",
      "step-state": stuck ? t("Not delivered.") : step ? told(step) : "",
      "step-change": step?.what ? t("Change") : t("Decide now"),
    });
    this.#advise(root);
  }

  /** The server will never take it: give the words back. @param {Record<string, unknown>} action @param {string} reason */
  giveBack(action, reason) {
    if (action.part !== this.#part) return;
    const { whom, at } = this.#words.words;
    this.#keep({
      ...EMPTY,
      what: String(action.what),
      day: action.when ? "date" : "",
      date: String(action.when ?? ""),
      ifThen: String(action.if_then),
      owner: String(action.owner ?? ""),
      sign: String(action.sign_of_success ?? ""),
      example: action.example === true,
      withheld: action.in_report === false,
      whom,
      at: at || USUAL,
    });
    this.#problem = sentence(reason);
    if (this.#root) this.#write(this.#root);
  }

  /** What is kept was changed beside the form: show it there. */
  renew() {
    if (this.#root) this.#write(this.#root);
  }

  /** @returns {Draft | null} what is being decided; null: nothing */
  get #draft() {
    const kept = this.#device.get(this.#key);
    return kept === null ? null : { ...EMPTY, ...kept };
  }

  /** @param {Draft | null} draft */
  #keep(draft) {
    this.#device.set(this.#key, draft);
  }

  /** A root that is new here: fill its form, listen to it. @param {HTMLElement} root */
  #settle(root) {
    this.#root = root;
    const form = piece(root, "step-form");
    for (const type of ["input", "change", "compositionend"]) {
      form.addEventListener(type, () => this.#typed(root));
    }
    form.addEventListener("keydown", (event) => this.#pressed(event));
    for (const field of form.querySelectorAll("textarea")) {
      sendsByKey(field, () => field.form?.requestSubmit());
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#decide(root);
    });
    root.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("[data-act]");
      this.#do(/** @type {HTMLElement | null} */ (button)?.dataset.act ?? "", root);
    });
    // Who was quicker than this code has begun already.
    const begun = [...form.querySelectorAll("input, textarea")].some(touched);
    if (begun && this.#draft === null) this.#typed(root);
    this.#write(root);
    if (form.dataset.pressed) /** @type {HTMLFormElement} */ (form).requestSubmit();
    else if (!begun) this.#do(root.dataset.early ?? "", root); // what was typed since outweighs it
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Enter") return;
    const field = /** @type {HTMLElement} */ (event.target);
    // Enter in a line of the form decides nothing: the button does.
    if (composing(event) || field.tagName === "INPUT") event.preventDefault();
  }

  /** @param {string} act @param {HTMLElement} root */
  #do(act, root) {
    const draft = this.#begun;
    if (act === "step-change") {
      this.#keep(this.#asDraft());
      this.#write(root);
      this.paint(root);
      this.#field(root, "what")?.focus();
    } else if (act === "step-again") {
      this.#seat.again();
    } else if (act === "step-leave") {
      this.#close(root);
    } else if (act === "step-keep") {
      this.#keep({ ...draft, small: true });
    } else if (act === "step-not-yet") {
      const { withheld } = draft;
      const lines = { if_then: "", owner: "", sign_of_success: "" };
      const nothing = { what: "", when: null, ...lines, example: false };
      this.#answers.makeStep(this.#part, { ...nothing, in_report: !withheld });
      this.#close(root);
    } else return;
    this.#changed();
  }

  /** What stands now, to be changed. @returns {Draft} */
  #asDraft() {
    const { step } = this;
    const { whom, at } = this.#words.words;
    return {
      ...EMPTY,
      what: step?.what ?? "",
      day: step?.when ? "date" : "",
      date: step?.when ?? "",
      ifThen: step?.if_then ?? "",
      owner: step?.owner ?? "",
      sign: step?.sign_of_success ?? "",
      example: step?.example ?? false,
      withheld: step?.in_report === false,
      whom,
      at: at || USUAL,
      small: true,
    };
  }

  /** @param {HTMLElement} root */
  #typed(root) {
    const value = (/** @type {string} */ name) => this.#field(root, name)?.value ?? "";
    const checked = (/** @type {string} */ name) => this.#field(root, name)?.checked ?? false;
    const day = /** @type {HTMLInputElement | null} */ (root.querySelector(".day__box:checked"));
    this.#problem = "";
    this.#keep({
      what: value("what"),
      day: day?.value ?? "",
      date: value("date"),
      whom: value("whom"),
      ifThen: value("ifThen"),
      owner: value("owner"),
      sign: value("sign"),
      at: value("at"),
      example: checked("example"),
      withheld: checked("withheld"),
      small: this.#draft?.small ?? false,
    });
    this.#advise(root);
  }

  /** Put the draft into the form; only where it did not come from there. @param {HTMLElement} root */
  #write(root) {
    const draft = this.#begun;
    const lines = /** @type {const} */ (["what", "owner", "date", "whom", "ifThen", "sign", "at"]);
    for (const name of lines) {
      const field = this.#field(root, name);
      if (field) field.value = draft[name];
    }
    for (const name of /** @type {const} */ (["example", "withheld"])) {
      const box = this.#field(root, name);
      if (box) box.checked = draft[name];
    }
    for (const radio of root.querySelectorAll(".day__box")) {
      const box = /** @type {HTMLInputElement} */ (radio);
      box.checked = box.value === draft.day;
    }
    this.#advise(root);
  }

  /** What stands in the form: the draft, or to begin with what one has just written. */
  get #begun() {
    const { whom, at } = this.#words.words;
    const what = this.step ? "" : (this.#written()?.text.replaceAll("\n", " ") ?? "");
    return this.#draft ?? { ...EMPTY, what, whom, at: at || USUAL };
  }

  /** @param {HTMLElement} root */
  #advise(root) {
    const draft = this.#begun;
    const today = todayIn(this.#clock.now(), this.#zone);
    const days = Object.entries(choices(today)).map(([name, day]) => {
      return [`day-${name}`, spokenDay(day, page.lang)];
    });
    const date = this.#field(root, "date");
    if (date) date.min = this.#first;
    fill(root, { ...Object.fromEntries(days), "step-problem": this.#problem });
    show(root, {
      "step-shrink": !draft.small && isLarge(draft.what),
      "step-date": draft.day === "date",
    });
  }

  /** @param {HTMLElement} root */
  #decide(root) {
    const draft = this.#begun;
    const when = this.#when(draft);
    const stays = when !== null && when === this.step?.when;
    this.#problem = wrong(draft, when, stays ? when : this.#first) || this.#twice(draft);
    if (this.#problem !== "") {
      this.#advise(root);
      return;
    }
    this.#answers.makeStep(this.#part, {
      what: draft.what,
      when,
      if_then: draft.ifThen,
      owner: draft.owner,
      sign_of_success: draft.sign,
      example: draft.example,
      in_report: !draft.withheld,
    });
    void this.#words.keep({ whom: draft.whom.trim(), at: draft.at });
    this.#close(root);
    this.#changed();
  }

  /** Ask once about a name or a contact that others would read. @param {Draft} draft */
  #twice({ what, owner, ifThen, sign, example, withheld }) {
    const said = [what, owner, ifThen, sign].join("\n");
    const read = this.#personal(said) && (example || !withheld);
    if (!read || this.#asked) return "";
    this.#asked = true;
    return t("This may contain a contact or a person’s name. Send as it is?");
  }

  /** The first day that is not over: of a participant elsewhere it may be another. */
  get #first() {
    const now = this.#clock.now();
    const [first = ""] = [todayIn(now), todayIn(now, this.#zone)].sort();
    return first;
  }

  /** @param {Draft} draft @returns {string | null} */
  #when({ day, date }) {
    if (day === "date") return date || null;
    const days = choices(todayIn(this.#clock.now(), this.#zone));
    return days[/** @type {keyof typeof days} */ (day)] ?? null;
  }

  /** Back to what stands, with the focus on it: the form is gone. @param {HTMLElement} root */
  #close(root) {
    this.#keep(null);
    this.#problem = "";
    this.#asked = false;
    this.#write(root);
    this.paint(root);
    const change = /** @type {HTMLElement} */ (root.querySelector('[data-act="step-change"]'));
    change.focus({ preventScroll: true });
    piece(root, "step-made").scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {HTMLElement} root
   * @param {string} name
   * @returns {HTMLInputElement | null} null where the program does not ask for it
   */
  #field(root, name) {
    const form = /** @type {HTMLFormElement} */ (piece(root, "step-form"));
    return /** @type {HTMLInputElement | null} */ (form.elements.namedItem(name));
  }
}

/** Whether somebody has changed a field. @param {Element} element */
function touched(element) {
  const field = /** @type {HTMLInputElement} */ (element);
  const box = field.type === "checkbox" || field.type === "radio";
  return box ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/** How far a first step got, in words. @param {Step} step */
function told({ state }) {
  if (state === "sending") return t("Sending…");
  return state === "queued" ? t("Saved here. Will send when online") : t("Delivered");
}
