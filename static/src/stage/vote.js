// @ts-check
/** Voting is open: by what to choose, and how many have. No result before the close. */

import { copy, fill } from "../dom.js";
import { n, pick, t } from "../words.js";
import { fit } from "./fit.js";

export class Vote {
  element = copy("stage-vote");

  /** @param {import("./records.js").Scene} scene */
  show({ stage, here }) {
    const rule =
      stage.budget === null
        ? t("Results after closing")
        : n(
            "Up to {n} dot each. Results after closing",
            "Up to {n} dots each. Results after closing",
            stage.budget,
          );
    fill(this.element, { lens: pick(stage.lens), rule, count: count(stage.voters ?? 0, here) });
    fit(this.element, 2);
  }
}

/**
 * @param {number} voters
 * @param {import("./records.js").Counts | null} here
 */
function count(voters, here) {
  const people = here ? Math.max(here.venue + here.online, voters) : 0;
  if (people > 0) return t("{n} of {m} have voted", { n: voters, m: people });
  return n("{n} has voted", "{n} have voted", voters);
}
