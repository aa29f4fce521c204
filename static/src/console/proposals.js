// @ts-check
/**
 * Suggestions one after the other: notes that say nearly the same, notes that may belong into a
 * theme, two that may begin one. Y accepts, N dismisses; nothing happens by itself, and what is
 * asked stays until it is answered or its notes have gone elsewhere, whatever is thought of next.
 *
 * @typedef {import("./similar.js").Told} Told
 * @typedef {{name: string, kind: "double" | "theme" | "pair", notes: string[],
 *   theme: string | null, sure: boolean}} Proposal `name` tells it from all others
 */

import { fill, on } from "../dom.js";
import { NOTE, THEME } from "../protocol.js";
import { n, t } from "../words.js";
import { watch } from "./watch.js";

const ASKED = new Set(["ready", "off"]); // for a moment nobody may answer
const LETTERS = 22; // of a note; the note itself is outlined on the board

export class Proposals {
  #root = /** @type {HTMLElement} */ (document.getElementById("proposals"));
  #opener = /** @type {HTMLButtonElement} */ (document.getElementById("similar"));
  #board = /** @type {HTMLElement} */ (document.getElementById("board"));
  /** @type {string[]} looked at and neither accepted nor dismissed: they come last */
  #later = [];
  /** @type {Proposal | null} */
  #now = null;
  #lay = ""; // where its notes lay when it came up
  #store;
  #similar;
  #grouping;
  #group;

  /**
   * @param {{store: import("./records.js").Store, similar: import("./similar.js").Similar,
   *   grouping: import("./grouping.js").Grouping, group: (notes: string[]) => void}} parts
   */
  constructor({ store, similar, grouping, group }) {
    this.#store = store;
    this.#similar = similar;
    this.#grouping = grouping;
    this.#group = group;
    on(this.#opener, "click", () => (this.#root.hidden ? this.open() : this.close()));
    on(this.#root, "click", (event) => {
      const deed = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.deed;
      if (deed === "accept") this.accept();
      else if (deed === "dismiss") this.dismiss();
      else if (deed === "next") this.#done();
      else if (deed === "close") this.close();
      else if (deed === "refuse") this.#turn(false);
      else if (deed === "wish") this.#turn(true);
    });
    similar.subscribe(() => this.show());
    // A note that moves is drawn anew, without its outline.
    watch(store, [NOTE, THEME], () => this.#outline(false));
    this.show();
  }

  open() {
    if (this.#opener.hidden) return;
    this.#root.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    this.show(true);
  }

  close() {
    if (this.#root.contains(document.activeElement)) this.#opener.focus();
    this.#root.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
    this.show();
  }

  /** Do what is suggested. */
  accept() {
    if (this.#root.hidden || !this.#now) return;
    const { kind, notes, theme } = this.#now;
    this.#done();
    if (kind === "double") void this.#grouping.double(notes);
    else if (kind === "pair") this.#group(notes);
    else void this.#grouping.place(theme, notes);
  }

  /** Never suggest it again. */
  dismiss() {
    if (this.#root.hidden || !this.#now) return;
    const { kind, notes, name } = this.#now;
    if (kind === "theme") this.#similar.learn(notes, null);
    this.#similar.dismiss(name);
    this.#done();
  }

  /**
   * @param {boolean} [look] bring what is suggested into sight
   */
  show(look = false) {
    const { state, told } = this.#similar;
    const before = this.#now?.name;
    const open = this.#list(this.#held(state));
    this.#now = this.#root.hidden ? null : (open[0] ?? null);
    if (this.#now) this.#lay = this.#lies(this.#now);
    this.#opener.hidden = state === "" || state === "few";
    if (this.#opener.hidden) this.#root.hidden = true;
    fill(this.#opener, { many: state === "ready" ? open.length : "—" });
    this.#root.dataset.state = state;
    fill(this.#root, {
      proposal: this.#now ? this.#sentence(this.#now) : this.#nothing(state, told.unread),
      rest: open.length > 1 ? n("{n} more", "{n} more", open.length - 1) : "",
    });
    this.#root.classList.toggle("proposals--sure", this.#now?.sure ?? false);
    for (const button of this.#buttons("[data-deed=accept], [data-deed=dismiss]")) {
      button.hidden = !this.#now;
    }
    for (const button of this.#buttons("[data-deed=next]")) button.hidden = open.length < 2;
    this.#outline(look && this.#now?.name !== before);
  }

  /** What was decided on, or put off, goes at once, whatever the server says in a moment. */
  #done() {
    if (this.#now) this.#later = [...this.#later, this.#now.name];
    this.#now = null;
    this.show(true);
  }

  /** What is asked just now, if it still can be. @param {string} state */
  #held(state) {
    const now = this.#now;
    return now && ASKED.has(state) && this.#lies(now) === this.#lay ? now : null;
  }

  /** Where the notes of a proposal lie, and whether its theme is there. @param {Proposal} proposal */
  #lies({ notes, theme }) {
    const lie = notes.map((id) => {
      const note = this.#store.get(NOTE + id);
      return [note?.part, note?.theme, note?.under, note?.hidden, note?.text];
    });
    return JSON.stringify([this.#similar.part, Boolean(this.#store.get(THEME + theme)), lie]);
  }

  /** @param {boolean} wanted */
  #turn(wanted) {
    this.#similar.on = wanted;
    this.show();
  }

  /** @param {Proposal | null} held what comes first @returns {Proposal[]} */
  #list(held) {
    const { fittings, pairs, stacks } = this.#similar.told;
    const all = [
      ...stacks.map((notes) => proposal("double", notes)),
      ...[...fittings.values()]
        .filter(({ near }) => near)
        .sort((a, b) => Number(b.sure) - Number(a.sure) || (b.strength ?? 0) - (a.strength ?? 0))
        .map(({ note, themes, sure }) => proposal("theme", [note], themes[0], sure)),
      ...pairs.map((notes) => proposal("pair", notes)),
    ].filter(({ name, notes, theme }) => {
      const there = notes.every((id) => this.#store.get(NOTE + id));
      return there && (!theme || this.#store.get(THEME + theme)) && !this.#similar.dismissed(name);
    });
    const last = (/** @type {Proposal} */ { name }) => this.#later.lastIndexOf(name);
    const others = all.sort((a, b) => last(a) - last(b)).filter(({ name }) => name !== held?.name);
    return held ? [held, ...others] : others;
  }

  /** @param {Proposal} proposal */
  #sentence({ kind, notes, theme }) {
    const [first = "", other = ""] = notes.map((id) => shortened(this.#store.get(NOTE + id)?.text));
    if (kind === "double") {
      const more = notes.length - 2;
      const both = t("“{first}” and “{other}” say nearly the same", { first, other });
      const others = n("(and {n} more)", "(and {n} more)", more);
      return more > 0 ? `${both} ${others}` : both;
    }
    if (kind === "pair") return t("“{first}” and “{other}” may belong together", { first, other });
    const title = this.#store.get(THEME + theme)?.title || t("Theme without a title");
    return t("“{first}” may belong to: {title}", { first, title });
  }

  /**
   * @param {string} state
   * @param {number} unread
   */
  #nothing(state, unread) {
    if (state === "refused") return t("Suggestions are off");
    if (state === "off") return "—";
    if (unread > 0) return t("Reading the notes…");
    return t("No suggestion just now");
  }

  /** @param {boolean} look */
  #outline(look) {
    for (const each of this.#board.querySelectorAll(".proposed")) each.classList.remove("proposed");
    if (!this.#now) return;
    const { notes, theme } = this.#now;
    for (const id of [...notes, theme ?? ""].filter(Boolean)) {
      const element = this.#board.querySelector(
        `:is(.pick, .console-theme)[data-key="${CSS.escape(id)}"]`,
      );
      element?.classList.add("proposed");
      if (look && id !== theme) element?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {string} which */
  #buttons(which) {
    return /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(which));
  }
}

/**
 * @param {Proposal["kind"]} kind
 * @param {string[]} notes
 * @param {string} [theme]
 * @param {boolean} [sure]
 * @returns {Proposal}
 */
const proposal = (kind, notes, theme, sure = false) => ({
  name: [kind, ...notes, theme ?? ""].join(),
  kind,
  notes,
  theme: theme ?? null,
  sure,
});

/** @param {string | undefined} text */
function shortened(text = "") {
  const letters = [...text.replaceAll("\n", " ")];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join("")}…` : letters.join("");
}
