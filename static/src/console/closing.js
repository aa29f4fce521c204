// @ts-check
/**
 * What was asked for by itself at the end: a copy of what was said, and the draft of the report.
 *
 * Both are made by another process. This page asks how far they are while that is at work, and
 * once more whenever a file has come or gone; ever more seldom while nothing moves, and not at all
 * once it is refused.
 *
 * @typedef {{state: "none" | "making" | "done" | "gone" | "failed", progress: number,
 *   message: string, file: string | null, at: number | null}} Made `progress` in percent
 */

import { fill, on } from "../dom.js";
import { page } from "../page.js";
import { REPORT } from "../protocol.js";
import { clockTime, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const AGAIN_MS = 1000;
const LONGEST_MS = 30_000; // while nobody answers, and while nothing takes the job
const REFUSED = 400;
const FAILED = 500;

export class Closing {
  #root = /** @type {HTMLElement} */ (document.getElementById("recap"));
  #copy = this.#root.querySelector("[data-part=copy]"); // a rehearsal has none
  #store;
  #asking = false;
  #anew = false;
  #wake = () => {}; // ends the pause before it asks again

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    for (const [name, words] of /** @type {const} */ ([
      ["copy", () => t("Keeping a copy…")],
      ["draft", () => t("The draft of the report is being written…")],
    ])) {
      on(this.#part(`${name}-again`), "click", () => void this.#make(name, words()));
    }
    watch(store, ["session", REPORT], () => void this.#ask());
  }

  async #ask() {
    if (!(this.#copy && session(this.#store)?.ended)) return;
    this.#anew = true; // who asks already asks once more
    this.#wake();
    if (this.#asking) return;
    this.#asking = true;
    let pause = AGAIN_MS / 2; // doubled before the first one
    while (this.#anew && session(this.#store)?.ended) {
      this.#anew = false;
      const { status, told } = await this.#told();
      if (told) this.#show(told);
      const refused = status >= REFUSED && status < FAILED;
      const making = told ? [told.copy, told.draft].filter(({ state }) => state === "making") : [];
      if (refused || (told && making.length === 0)) continue;
      const moves = making.some(({ progress }) => progress > 0);
      pause = moves ? AGAIN_MS : Math.min(pause * 2, LONGEST_MS);
      await new Promise((resolve) => {
        this.#wake = () => resolve(null);
        setTimeout(resolve, pause);
      });
      this.#anew = true;
    }
    this.#asking = false;
  }

  /**
   * @returns {Promise<{status: number, told: {copy: Made, draft: Made} | null}>} the status of the
   *   answer; 0 when there was none
   */
  async #told() {
    try {
      const answer = await fetch(`/console/${page.code}/closing`);
      return { status: answer.status, told: answer.ok ? await answer.json() : null };
    } catch {
      return { status: 0, told: null };
    }
  }

  /** @param {{copy: Made, draft: Made}} told */
  #show({ copy, draft }) {
    fill(this.#root, { copy: copyWords(copy), draft: draftWords(draft) });
    this.#offer("copy-file", copy.file);
    this.#offer("draft-file", draft.file);
    const bar = /** @type {HTMLProgressElement} */ (this.#part("copy-bar"));
    bar.hidden = copy.state !== "making";
    bar.value = copy.progress;
    for (const [name, { state }] of Object.entries({ copy, draft })) {
      const again = /** @type {HTMLElement} */ (this.#part(`${name}-again`));
      again.hidden = state === "making" || state === "done";
    }
  }

  /** Ask for another one. @param {"copy" | "draft"} name @param {string} words until it is heard of */
  async #make(name, words) {
    fill(this.#root, { [name]: words });
    try {
      const answer = await fetch(`/console/${page.code}/${name}`, { method: "POST" });
      if (!answer.ok) throw new Error(String(answer.status));
      await this.#ask();
    } catch {
      fill(this.#root, { [name]: t("That did not work. Please try again") });
    }
  }

  /** @param {string} name @param {string | null} file */
  #offer(name, file) {
    const link = /** @type {HTMLAnchorElement} */ (this.#part(name));
    link.hidden = file === null;
    if (file !== null) link.href = file;
  }

  /** @param {string} name */
  #part(name) {
    return this.#root.querySelector(`[data-part=${name}]`);
  }
}

/** @param {Made} made */
function copyWords({ state, message, at }) {
  if (state === "making") return t("Keeping a copy…");
  if (state === "done") return t("A copy is kept on the server, as of {time}", { time: clock(at) });
  if (state === "gone") return t("Words were changed or taken back, and the copy went with them");
  if (state === "failed") return [t("No copy could be kept."), message].join(" ");
  return t("No copy is kept yet");
}

/** @param {Made} made */
function draftWords({ state, message, at }) {
  if (state === "making") return t("The draft of the report is being written…");
  if (state === "done")
    return t("A draft of the report is there, as of {time}", { time: clock(at) });
  if (state === "gone") return t("Words were changed or taken back, and the draft went with them");
  if (state === "failed") return [t("No draft could be written."), message].join(" ");
  return t("No draft is written yet");
}

/** @param {number | null} at */
const clock = (at) => (at === null ? "" : clockTime(at));
