// @ts-check
/** Where we are among the questions of the evening: dots with words. */

import { copy, fill, replaceChildrenKeyed } from "../dom.js";
import { timeLeft } from "../timer.js";
import { pick } from "../words.js";
import { fit, surroundings } from "./fit.js";

const WORDS = 1; // step of `data-fit` at which only the present step keeps its word

/** @type {WeakMap<HTMLElement, string>} what each row of steps shows */
const shown = new WeakMap();

/**
 * Call it when the timer beside them is filled: what it takes is not theirs.
 *
 * @param {HTMLElement} element
 * @param {import("../protocol.js").Session} session
 */
export function fillSteps(element, session) {
  const here = session.parts.findIndex((part) => part.id === session.stop.part);
  const timed = timeLeft(session.timer, 0) !== null; // it stands beside them and takes its room
  const skipped = session.parts.filter((part) => part.skipped).map(({ id }) => id);
  const content = `${here} ${skipped} ${session.ended} ${timed} ${surroundings()}`;
  if (shown.get(element) === content) return;
  shown.set(element, content);
  const parts = session.parts.map((part, at) => ({
    ...part,
    state: state(part, at, here, session.ended),
  }));
  replaceChildrenKeyed(
    element,
    parts.filter((part) => part.step !== null),
    {
      key: (part) => part.id,
      create: () => copy("stage-step"),
      update: (step, part) => {
        step.dataset.state = part.state;
        if (part.state === "now") step.setAttribute("aria-current", "step");
        else step.removeAttribute("aria-current");
        fill(step, { word: pick(part.title) });
      },
    },
  );
  fit(element, WORDS);
}

/**
 * @param {{skipped: boolean}} part
 * @param {number} at
 * @param {number} here
 * @param {boolean} ended
 */
function state({ skipped }, at, here, ended) {
  if (at === here) return "now";
  if (skipped) return "skipped";
  return at < here || ended ? "done" : "ahead";
}
