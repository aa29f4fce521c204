// @ts-check
/**
 * Preparing the next vote of a step: what it asks, on what, in which way. What there is to vote
 * on, and why some of it cannot be, says the server (`preparation/PART`); this file only asks.
 *
 * @typedef {import("../protocol.js").Prepared} Prepared
 * @typedef {import("../protocol.js").Mode} Mode
 * @typedef {import("../protocol.js").On} On
 */

import { fill, on, piece } from "../dom.js";
import { speak } from "../note.js";
import { PREPARATION, PREPARE_VOTE, VOTE } from "../protocol.js";
import { bring, read } from "../typed.js";
import { sendsByKey } from "../typing.js";
import { n, pick, t } from "../words.js";
import { session } from "./records.js";
import { begin, settle } from "./settled.js";
import { watch } from "./watch.js";

const HALF = 50; // percent of those present
/** Where the panel stands by itself; elsewhere in the step its key opens the dialog. */
const SHOWN = new Set(["discuss", "theme", "vote"]);

export class Ballot {
  #panel = /** @type {HTMLElement} */ (document.getElementById("ballot"));
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("ballot-dialog"));
  #form = /** @type {HTMLFormElement} */ (this.#dialog.querySelector("form"));
  #naming = /** @type {HTMLButtonElement} */ (this.#panel.querySelector("[data-deed=name]"));
  #store;
  #send;
  #feedback;
  #unsent;
  #about = ""; // the part that the dialog was opened for, wherever the session goes meanwhile
  /** @type {Prepared["wanted"]} */
  #base = null; // what was prepared when the dialog was opened

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   feedback: import("./feedback.js").Feedback, unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, feedback, unsent }) {
    this.#unsent = unsent;
    this.#store = store;
    this.#send = send;
    this.#feedback = feedback;
    on(this.#panel.querySelector("[data-deed=prepare]"), "click", () => this.open());
    on(this.#naming, "click", () => this.#name());
    on(this.#form, "change", () => this.#offer());
    on(this.#form, "input", () => {
      unsent.set(draftOf(this.#about), { typed: read(this.#form), base: this.#base });
    });
    on(this.#dialog, "close", () => unsent.set(draftOf(this.#about), null)); // sent, or given up
    const keep = /** @type {HTMLElement} */ (this.#form.querySelector("[value=keep]"));
    sendsByKey(this.#field("lines"), () => this.#form.requestSubmit(keep));
    on(this.#form, "submit", (event) => {
      const value = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
      if (value === "leave") return; // closes by itself
      event.preventDefault();
      void this.#keep(value === "restore" ? null : this.#wanted());
    });
    watch(store, ["session", PREPARATION, VOTE], () => this.#show());
  }

  get #part() {
    return session(this.#store)?.stop.part ?? "";
  }

  /** @param {string} part @returns {Prepared | undefined} */
  #prepared(part) {
    return this.#store.get(PREPARATION + part);
  }

  /** Whether people vote on something: on nothing, whatever else is prepared is better. */
  get #votes() {
    const vote = this.#store.get(VOTE + this.#part);
    return Boolean(vote?.open && vote.targets.length > 0);
  }

  /** Show what would be opened, to be changed; or why nothing can be. */
  open() {
    const record = this.#prepared(this.#part);
    if (this.#dialog.open) return;
    if (!record) {
      this.#feedback.trouble(t("Nobody votes in this part"));
      return;
    }
    if (this.#votes) {
      this.#feedback.trouble(t("A vote is open. Close it before you prepare another"));
      return;
    }
    this.#about = this.#part;
    const about = session(this.#store)?.parts.find(({ id }) => id === this.#about);
    fill(this.#dialog, { about: pick(about?.title) });
    this.#base = record.wanted;
    this.#fill(record);
    const typed = this.#brought();
    if (typed) bring(this.#form, typed);
    this.#offer();
    begin(this.#dialog);
    if (typed) fill(this.#dialog, { said: t("Not saved yet") });
  }

  /**
   * What was typed on another visit to the page, unless another vote has been prepared since.
   *
   * @returns {import("../typed.js").Typed | null}
   */
  #brought() {
    const kept = this.#unsent.get(draftOf(this.#about));
    if (kept && JSON.stringify(kept.base) === JSON.stringify(this.#base)) return kept.typed;
    this.#unsent.set(draftOf(this.#about), null);
    return null;
  }

  #show() {
    const [here, record] = [session(this.#store), this.#prepared(this.#part)];
    const held = this.#store.get(VOTE + this.#part);
    const at = SHOWN.has(here?.stop.phase ?? "");
    this.#panel.hidden = !record || this.#votes || !(at || record.wanted);
    if (this.#dialog.open) this.#offer();
    if (!record) return;
    const again = here?.stop.phase === "vote" && Boolean(held?.targets.length);
    const opens = again && !record.wanted ? null : record.opens;
    const lens = pick(opens?.lens);
    const nameless = leftOut(record, opens);
    this.#naming.hidden = nameless === 0;
    fill(this.#panel, {
      nameless: nameless
        ? n(
            "{n} theme has no name yet and is not voted on",
            "{n} themes have no name yet and are not voted on",
            nameless,
          )
        : "",
      title: again ? t("Another vote") : t("Prepare the vote"),
      plan: opens ? planOf(opens, nameless) : "",
      lens: lens ? t("“{lens}”", { lens }) : "",
      unfit: unfitOf(record),
      prepare: again && !record.wanted ? t("Vote again…") : t("Change it…"),
    });
    speak(/** @type {HTMLElement} */ (this.#panel.querySelector("[data-slot=lens]")), lens);
  }

  /** Let the keyboard go to the first theme that has no name. */
  #name() {
    const [theme = ""] = this.#prepared(this.#part)?.nameless ?? [];
    const card = `.console-theme[data-key="${CSS.escape(theme)}"]`;
    /** @type {HTMLElement | null} */ (document.querySelector(`${card} textarea`))?.focus();
  }

  /** @param {Prepared} record */
  #fill(record) {
    const from = record.wanted ?? record.opens;
    const lens = from?.lens ?? record.program;
    for (const lang of /** @type {const} */ (["ja", "en"])) {
      const field = this.#field(lang);
      field.defaultValue = lens?.[lang] ?? "";
      field.value = field.defaultValue;
    }
    this.#choose("mode", from?.mode ?? "dots");
    this.#choose("on", from?.on ?? "themes");
    this.#field("budget").value = String(record.wanted?.budget ?? "");
    const deciding = from?.mode === "decision";
    this.#field("quorum").value = String((deciding ? from?.quorum : HALF) ?? "");
    const titles = record.wanted?.lines ?? (from?.on === "lines" ? record.opens?.titles : []);
    this.#field("lines").value = (titles ?? []).join("\n");
    /** @type {HTMLElement} */ (this.#form.querySelector("[data-deed=restore]")).hidden =
      !record.wanted;
  }

  /** Say what can be voted on in the chosen way, and why something cannot. */
  #offer() {
    const record = this.#prepared(this.#about);
    if (!record) return;
    const mode = this.#chosen("mode");
    for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (
      this.#form.querySelectorAll("[name=on]")
    )) {
      const offer = record.offers.find((each) => each.mode === mode && each.on === choice.value);
      const why = offer ? offer.why : "never";
      choice.disabled = why !== "";
      fill(/** @type {Element} */ (choice.closest("label")), {
        n:
          offer && choice.value !== "lines"
            ? countOf(/** @type {On} */ (choice.value), offer.n)
            : "",
        why: whyNot(why, /** @type {Mode} */ (mode)),
      });
    }
    const chosen = this.#form.querySelector("[name=on]:checked");
    const free = this.#form.querySelector("[name=on]:not(:disabled)");
    if (/** @type {HTMLInputElement | null} */ (chosen)?.disabled && free) {
      /** @type {HTMLInputElement} */ (free).checked = true;
    }
    const about = this.#chosen("on");
    piece(this.#form, "lines").hidden = about !== "lines";
    piece(this.#form, "budget").hidden = mode !== "dots";
    piece(this.#form, "quorum").hidden = mode !== "decision";
    const dots = about === "notes" ? record.dots.notes : record.dots.themes;
    fill(this.#form, {
      rule: about === "lines" ? t("By the rule") : t("By the rule: {n}", { n: dots }),
    });
  }

  /** @returns {import("../protocol.js").Preparation} */
  #wanted() {
    const [budget, quorum] = [this.#field("budget").value, this.#field("quorum").value];
    const mode = /** @type {Mode} */ (this.#chosen("mode"));
    return {
      mode,
      on: /** @type {On} */ (this.#chosen("on")),
      budget: budget && mode === "dots" ? Number(budget) : null,
      quorum: quorum && mode === "decision" ? Number(quorum) : null,
      lens: this.#asked(),
      lines: this.#field("lines").value.split("\n"),
    };
  }

  /** The question. Put in other words in one language, the other as it was would ask something else. */
  #asked() {
    const [ja, en] = [this.#field("ja"), this.#field("en")];
    const [changed, too] = [ja, en].map((field) => field.value !== field.defaultValue);
    return {
      ja: !changed && too ? "" : ja.value,
      en: changed && !too ? "" : en.value,
    };
  }

  /** @param {import("../protocol.js").Preparation | null} preparation */
  async #keep(preparation) {
    const part = this.#about;
    await settle(this.#dialog, () => this.#send(PREPARE_VOTE, { part, preparation }));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
  }

  /** @param {string} name */
  #chosen(name) {
    return String(new FormData(this.#form).get(name) ?? "");
  }

  /** @param {string} name @param {string} value */
  #choose(name, value) {
    for (const choice of this.#form.querySelectorAll(`[name=${name}]`)) {
      const radio = /** @type {HTMLInputElement} */ (choice);
      radio.disabled = false;
      radio.checked = radio.value === value;
    }
  }
}

/** @param {string} part @returns {string} under which name what is typed for it is kept */
const draftOf = (part) => `ballot/${part}`;

/**
 * How many themes the vote is not on because they have no name: also where the others are so few
 * that it is on the notes, but not where somebody wants it on something else.
 *
 * @param {Prepared} record
 * @param {Prepared["opens"]} opens
 */
function leftOut({ wanted, nameless }, opens) {
  const meant = opens && (opens.on === "themes" || !wanted);
  return meant ? nameless.length : 0;
}

/**
 * @param {NonNullable<Prepared["opens"]>} opens
 * @param {number} nameless themes that there are besides
 */
function planOf({ mode, on: about, n: size, budget, quorum }, nameless) {
  const some = about === "themes" && nameless > 0;
  const things = some
    ? t("{n} of {all} themes", { n: size, all: size + nameless })
    : about === "lines"
      ? n("{n} choice", "{n} choices", size)
      : countOf(about, size);
  if (mode === "ranking") return t("{things} · everybody puts all in order", { things });
  if (mode === "decision") {
    const need = quorum ? t("{n} % have to take part", { n: quorum }) : t("no quorum");
    return t("{things} · a decision, one choice each · {need}", { things, need });
  }
  return n("{things} · {n} dot each", "{things} · {n} dots each", budget, { things });
}

/** @param {On} about @param {number} size */
function countOf(about, size) {
  return about === "notes" ? n("{n} note", "{n} notes", size) : n("{n} theme", "{n} themes", size);
}

/** @param {Prepared} record */
function unfitOf({ wanted, unfit }) {
  if (!wanted || !unfit) return "";
  return unfit === "many"
    ? t("As it was prepared it cannot be opened: there is too much to choose from now")
    : t("As it was prepared it cannot be opened: there is too little to choose from now");
}

/** @param {string} why @param {Mode} mode */
function whyNot(why, mode) {
  switch (why) {
    case "":
      return "";
    case "none":
      return t("There is nothing to vote on");
    case "few":
      return t("One thing alone is no choice");
    case "many":
      return mode === "ranking"
        ? t("Seven at most can be ranked")
        : t("Five at most can be decided on");
    default:
      return t("A decision is on themes, or on words of yours");
  }
}
