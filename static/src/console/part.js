// @ts-check
/**
 * The head of the middle: which part, its question, its phases, and what helps here.
 *
 * Another part's notes may be looked at without moving the session.
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { page } from "../page.js";
import { COUNT, PART, RESULT } from "../protocol.js";
import { n, pick, t } from "../words.js";
import { arrows } from "./phases.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

/** Kinds whose parts have a panel of their own in the middle, besides those with a question. */
const OWN = new Set(["rules", "checkin", "pledge", "talk"]);

const LOOKED_AT = `looked-at:${page.code}`;

export class PartHead {
  #root = /** @type {HTMLElement} */ (document.getElementById("part"));
  #phases = /** @type {HTMLElement} */ (document.getElementById("phases"));
  #plain = /** @type {HTMLElement} */ (document.getElementById("plain"));
  #recap = /** @type {HTMLElement} */ (document.getElementById("recap"));
  #welcome = /** @type {HTMLElement} */ (document.getElementById("welcome"));
  #look = /** @type {HTMLSelectElement} */ (document.getElementById("look"));
  #store;
  #board;
  #jump;
  #visit;
  #looked;
  #stop = "";

  /**
   * @param {{store: import("./records.js").Store, board: import("./board.js").Board,
   *   jump: import("./jump.js").Jump, visit: import("../device.js").Device,
   *   looked: () => void}} parts `visit` keeps which part is looked at while the page is loaded
   *   anew; `looked`: another part is on the board now
   */
  constructor({ store, board, jump, visit, looked }) {
    this.#store = store;
    this.#board = board;
    this.#jump = jump;
    this.#visit = visit;
    this.#looked = looked;
    on(this.#phases, "click", (event) => this.#go(/** @type {Element} */ (event.target)));
    arrows(this.#phases);
    const draw = watch(store, ["session", "console", PART, COUNT, RESULT], () => this.#show());
    const look = () => {
      this.#lookAt();
      draw();
    };
    on(this.#look, "change", look);
    const kept = [...this.#look.options].find(({ value }) => value === visit.get(LOOKED_AT));
    if (!kept) return;
    kept.selected = true;
    look();
  }

  /** Put on the board what the list says. */
  #lookAt() {
    const part = this.#look.value || null;
    this.#visit.set(LOOKED_AT, part);
    this.#board.look(part);
    this.#looked();
  }

  #show() {
    const here = session(this.#store);
    if (!here) return;
    this.#showLook(here);
    const id = this.#look.value || here.stop.part;
    const part = this.#store.get(PART + id);
    const result = this.#store.get(RESULT + id);
    fill(this.#root, {
      step: part?.step ?? "",
      title: part ? pick(part.title) : say("phases", here.stop.phase),
      question: pick(part?.kind === "checkin" ? part.activity : part?.question),
      tie: result ? tieSentence(result) : "",
    });
    if (here.stop.id !== this.#stop) this.#fold();
    this.#stop = here.stop.id;
    this.#showPhases(id);
    this.#showTips(part?.tips ?? []);
    const place = this.#look.value ? "" : here.stop.part;
    this.#welcome.hidden = place !== "lobby";
    this.#recap.hidden = place !== "ended";
    const elsewhere = !(/** @type {HTMLElement} */ (this.#look.closest(".look")).hidden);
    this.#root.classList.toggle("part--bare", place === "lobby" && !elsewhere);
    this.#showEarly(here);
    this.#plain.hidden =
      Boolean(part?.question) ||
      OWN.has(part?.kind ?? "") ||
      place === "lobby" ||
      place === "ended";
    fill(this.#plain, { activity: pick(part?.activity) });
  }

  /** Tips and fact cards lie over the board: they were opened at another stop. */
  #fold() {
    const open = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.#root.querySelectorAll(".tips[open]")
    );
    for (const details of open) {
      if (details.contains(document.activeElement)) details.querySelector("summary")?.focus();
      details.open = false;
    }
  }

  /** What came in at the doors, before anything was asked in the room. @param {import("../protocol.js").Session} here */
  #showEarly(here) {
    const counts = here.parts.map(({ id }) => this.#store.get(COUNT + id)?.notes ?? 0);
    const early = counts.reduce((sum, notes) => sum + notes, 0);
    const words = n(
      "{n} answer to the check-in is there",
      "{n} answers to the check-in are there",
      early,
    );
    fill(this.#welcome, { early: early > 0 ? words : "" });
  }

  /** @param {string} part */
  #showPhases(part) {
    const stops = (desk(this.#store)?.agenda ?? []).filter((stop) => stop.part === part);
    this.#phases.hidden = stops.length < 2;
    replaceChildrenKeyed(this.#phases, stops, {
      key: ({ stop }) => stop,
      create: () => copy("phase"),
      update: (element, { phase, state }) => {
        element.dataset.state = state;
        const button = element.querySelector("button");
        if (state === "now") button?.setAttribute("aria-current", "step");
        else button?.removeAttribute("aria-current");
        fill(element, { phase: say("phases", phase) || phase });
      },
    });
  }

  /** @param {import("../protocol.js").Text[]} tips */
  #showTips(tips) {
    const details = /** @type {HTMLElement} */ (this.#root.querySelector(".tips:not(.facts)"));
    details.hidden = tips.length === 0;
    replaceChildrenKeyed(/** @type {HTMLElement} */ (details.querySelector("ul")), tips, {
      key: (tip) => tip.en,
      create: () => copy("tip"),
      update: (element, tip) => fill(element, { tip: pick(tip) }),
    });
  }

  /** @param {import("./records.js").Session} here */
  #showLook(here) {
    const parts = here.parts.filter(
      ({ id }) => id === here.stop.part || (this.#store.get(COUNT + id)?.notes ?? 0) > 0,
    );
    const elsewhere = parts.filter(({ id }) => id !== here.stop.part);
    /** @type {HTMLElement} */ (this.#look.closest(".look")).hidden = elsewhere.length === 0;
    const before = this.#look.value;
    const options = [{ id: "", label: t("The part we are in") }].concat(
      elsewhere.map(({ id, title }) => ({ id, label: pick(title) })),
    );
    replaceChildrenKeyed(this.#look, options, {
      key: ({ id }) => id,
      create: () => document.createElement("option"),
      update: (element, { id, label }) => {
        /** @type {HTMLOptionElement} */ (element).value = id;
        if (element.textContent !== label) element.textContent = label;
      },
    });
    // A list that loses what is chosen in it chooses its first, and tells nobody.
    if (this.#look.value !== before) this.#lookAt();
  }

  /** @param {Element} target */
  #go(target) {
    const phase = /** @type {HTMLElement | null} */ (target.closest("[data-key]"));
    if (!phase) return;
    const title = phase.querySelector("[data-slot=phase]")?.textContent ?? "";
    void this.#jump.to(phase.dataset.key ?? "", title);
  }
}

/** @param {import("../protocol.js").Result} result */
function tieSentence({ tie: gap, close, mode }) {
  if (gap === null) return "";
  if (mode === "ranking") {
    return close > 2
      ? t("The same number of points for {n} of them. Better to discuss all than to rank", {
          n: close,
        })
      : t("The same number of points. Better to discuss both than to rank");
  }
  if (close > 2) {
    return gap === 0
      ? t("The same number of votes for {n} of them. Better to discuss all than to rank", {
          n: close,
        })
      : t("The gap between the first {n} is 1 vote. Better to discuss all than to rank", {
          n: close,
        });
  }
  if (gap === 0) return t("The same number of votes. Better to discuss both than to rank");
  return n(
    "The gap is {n} vote. Better to discuss both than to rank",
    "The gap is {n} votes. Better to discuss both than to rank",
    gap,
  );
}
