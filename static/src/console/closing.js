// @ts-check
/**
 * What was asked for by itself at the end: a copy of what was said, and the draft of the report.
 *
 * Both are made by another process. This page asks how far they are while that is at work, and
 * once more whenever a file has come or gone.
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

export class Closing {
  #root = /** @type {HTMLElement} */ (document.getElementById("recap"));
  #copy = this.#root.querySelector("[data-part=copy]"); // a rehearsal has none
  #store;
  #asking = false;
  #anew = false;

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    on(this.#part("copy-again"), "click", () => void this.#keep());
    watch(store, ["session", REPORT], () => void this.#ask());
  }

  async #ask() {
    if (!(this.#copy && session(this.#store)?.ended)) return;
    this.#anew = true; // who asks already asks once more
    if (this.#asking) return;
    this.#asking = true;
    while (this.#anew && session(this.#store)?.ended) {
      this.#anew = false;
      const told = await this.#told();
      if (told) this.#show(told);
      if (told && told.copy.state !== "making" && told.draft.state !== "making") continue;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      this.#anew = true;
    }
    this.#asking = false;
  }

  /** @returns {Promise<{copy: Made, draft: Made} | null>} null while there is no line */
  async #told() {
    try {
      const answer = await fetch(`/console/${page.code}/closing`);
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
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
    const again = /** @type {HTMLElement} */ (this.#part("copy-again"));
    again.hidden = copy.state === "making" || copy.state === "done";
  }

  async #keep() {
    fill(this.#root, { copy: t("Keeping a copy…") });
    try {
      const answer = await fetch(`/console/${page.code}/copy`, { method: "POST" });
      if (!answer.ok) throw new Error(String(answer.status));
      await this.#ask();
    } catch {
      fill(this.#root, { copy: t("That did not work. Please try again") });
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
  if (state === "gone") return t("Words were taken back, and the copy went with them");
  if (state === "failed") return [t("No copy could be kept."), message].join(" ");
  return t("No copy is kept yet");
}

/** @param {Made} made */
function draftWords({ state, message, at }) {
  if (state === "making") return t("The draft of the report is being written…");
  if (state === "done")
    return t("A draft of the report is there, as of {time}", { time: clock(at) });
  if (state === "gone") return t("Words were taken back, and the draft went with them");
  if (state === "failed") return [t("No draft could be written."), message].join(" ");
  return "";
}

/** @param {number | null} at */
const clock = (at) => (at === null ? "" : clockTime(at));
