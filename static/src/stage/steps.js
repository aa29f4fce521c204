// @ts-check
/** Where we are among the questions of the evening: dots with words. */

import { copy, fill, replaceChildrenKeyed } from "../dom.js";
import { pick } from "../words.js";
import { fit } from "./fit.js";

const WORDS = 1; // step of `data-fit` at which only the present step keeps its word

/**
 * @param {HTMLElement} element
 * @param {import("../protocol.js").Session} session
 */
export function fillSteps(element, session) {
  const here = session.parts.findIndex((part) => part.id === session.stop.part);
  const parts = session.parts.map((part, at) => ({
    ...part,
    state: at === here ? "now" : at < here || session.ended ? "done" : "ahead",
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
