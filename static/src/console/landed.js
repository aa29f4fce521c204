// @ts-check
/**
 * A guest's talk on the console: who speaks about what, when words landed as a thin curve, and
 * the questions that people have sent. A peak of the curve is a button: what the guest said then
 * can be written down.
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { INTRODUCE_GUEST, LANDED, PART, QUESTION, SETTLE_QUESTION } from "../protocol.js";
import { composing } from "../typing.js";
import { n, pick, t } from "../words.js";
import { counted } from "./counted.js";
import { peaksOf } from "./peaks.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const WIDTH = 600; // of the drawing, in its own units
const HEIGHT = 60;
const LEAST = 3; // taps in a slice that reach the top at least: one tap is no storm
const PEAK = 2; // taps in a slice that stand out

export class Talk {
  #root = /** @type {HTMLElement} */ (document.getElementById("talk"));
  #questions = /** @type {HTMLElement} */ (piece(this.#root, "questions"));
  #curve = /** @type {SVGElement} */ (this.#root.querySelector("svg"));
  #peaks = /** @type {HTMLElement} */ (piece(this.#root, "peaks"));
  #form = /** @type {HTMLFormElement} */ (piece(this.#root, "guest"));
  #store;
  #send;
  #part = "";

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   guest: import("./guest.js").Guest}} parts `guest` writes down what was said
   */
  constructor({ store, send, guest }) {
    this.#store = store;
    this.#send = send;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#introduce();
    });
    on(this.#form, "change", () => {
      if (this.#form.checkValidity()) void this.#introduce();
    });
    on(this.#form, "keydown", (event) => {
      if (event.key === "Enter" && composing(event)) event.preventDefault();
    });
    on(this.#questions, "click", (event) => this.#settle(/** @type {Element} */ (event.target)));
    on(this.#peaks, "click", (event) => {
      const peak = /** @type {Element} */ (event.target).closest("button");
      if (peak) guest.recall(this.#part, Number(peak.dataset.after));
    });
    watch(store, ["session", PART, LANDED, QUESTION], () => this.#show());
  }

  async #introduce() {
    const fields = new FormData(this.#form);
    const [name, topic] = [String(fields.get("name") ?? ""), String(fields.get("topic") ?? "")];
    await this.#send(INTRODUCE_GUEST, { part: this.#part, name, topic });
  }

  /** @param {Element} target */
  #settle(target) {
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-key]"));
    if (!row || !target.closest("button")) return;
    const question = row.dataset.key ?? "";
    void this.#send(SETTLE_QUESTION, { question, done: row.dataset.done !== "true" });
  }

  #show() {
    const here = session(this.#store);
    const id = here?.stop.part ?? "";
    const part = this.#store.get(PART + id);
    const talk = part?.kind === "talk";
    this.#root.hidden = !talk;
    if (!talk) return;
    this.#showGuest(id, part.guest);
    const landed = /** @type {import("../protocol.js").Landed | undefined} */ (
      this.#store.get(LANDED + id)
    );
    const taps = n("Landed {n} time", "Landed {n} times", landed?.taps ?? 0);
    const people = n("with {n} person", "with {n} people", landed?.people ?? 0);
    fill(this.#root, {
      landed: landed?.taps
        ? [taps, people].join(" · ")
        : t("Nothing has landed yet. Phones have one large button for it"),
    });
    const counts = landed?.counts ?? [];
    drawCurve(this.#curve, counts);
    this.#showPeaks(counts, landed?.every ?? 0);
    fill(this.#root, { most: mostOf(counts, landed?.every ?? 0) });
    this.#showQuestions(id);
  }

  /** @param {readonly number[]} counts @param {number} every seconds */
  #showPeaks(counts, every) {
    const most = Math.max(LEAST, ...counts);
    const last = Math.max(1, counts.length - 1);
    replaceChildrenKeyed(this.#peaks, peaksOf(counts, PEAK), {
      key: (at) => String(at),
      create: () => copy("landed-peak"),
      update: (item, at) => {
        const count = counts[at] ?? 0;
        const button = /** @type {HTMLElement} */ (item.querySelector("button"));
        button.dataset.after = String(at * every);
        item.style.insetInlineStart = `${(100 * at) / last}%`;
        item.style.insetBlockStart = `${100 - (100 * count) / most}%`;
        const landed = n("landed {n} time", "landed {n} times", count);
        const minutes = minutesIn(at, every);
        const words = minutes
          ? t("Write down what was said {m} min in", { m: minutes })
          : t("Write down what was said at the very start");
        fill(item, { words: `${words} (${landed})` });
        button.title = `${words} (${landed})`;
      },
    });
  }

  /** @param {string} id @param {import("../protocol.js").Part["guest"]} guest */
  #showGuest(id, guest) {
    const fresh = id !== this.#part;
    this.#part = id;
    for (const name of /** @type {const} */ (["name", "topic"])) {
      const field = /** @type {HTMLInputElement} */ (this.#form.elements.namedItem(name));
      const words = pick(guest?.[name]);
      const typed = document.activeElement === field || !field.validity.valid;
      if (typed && !fresh) continue;
      field.value = words;
      field.setCustomValidity(""); // what was too long is not there any more
    }
  }

  /** @param {string} id */
  #showQuestions(id) {
    const all = this.#store
      .entries(QUESTION)
      .map(([, each]) => /** @type {import("../protocol.js").Question} */ (each));
    const asked = all.filter(({ part }) => part === id);
    asked.sort((a, b) => Number(a.done) - Number(b.done) || a.order - b.order);
    piece(this.#root, "questions-title").hidden = asked.length === 0;
    const open = asked.filter(({ done }) => !done).length;
    fill(this.#root, { open });
    counted.tell("asked", open ? n("{n} question waits", "{n} questions wait", open) : "");
    replaceChildrenKeyed(this.#questions, asked, {
      key: (each) => each.id,
      create: () => copy("guest-question"),
      update: (element, { text, done }) => {
        element.dataset.done = String(done);
        fill(element, { text, deed: done ? t("Open again") : t("Asked") });
      },
    });
  }
}

/** @param {Element} drawing @param {readonly number[]} counts */
function drawCurve(drawing, counts) {
  const most = Math.max(LEAST, ...counts);
  const last = Math.max(1, counts.length - 1);
  const points = counts.map((count, at) => {
    return `${((WIDTH * at) / last).toFixed(1)},${(HEIGHT - (HEIGHT * count) / most).toFixed(1)}`;
  });
  if (counts.length === 1) points.push(`${WIDTH},${points[0]?.split(",")[1]}`);
  drawing.querySelector("polyline")?.setAttribute("points", points.join(" "));
}

/** @param {readonly number[]} counts @param {number} every seconds */
function mostOf(counts, every) {
  const peak = counts.indexOf(Math.max(0, ...counts));
  const minutes = minutesIn(Math.max(0, peak), every);
  if (counts.length === 0) return "";
  return minutes ? t("Most landed {m} min in", { m: minutes }) : t("Most landed at the very start");
}

/** @param {number} at place in the curve @param {number} every seconds */
const minutesIn = (at, every) => Math.round((at * every) / 60);
