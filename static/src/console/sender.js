// @ts-check
/**
 * Carries the facilitator's actions out and says so when one was refused.
 *
 * @typedef {(type: string, fields?: Record<string, unknown>) => Promise<Answer | null>} Send
 *   null when nothing was sent, because the line is down
 * @typedef {import("../protocol.js").Answer} Answer
 */

import { ADD_THEME, NAME_THEME, STAGE, WRITE_INSIGHT } from "../protocol.js";
import { t } from "../words.js";
import { called } from "./crew.js";
import { say } from "./tables.js";

const TYPED = new Set([ADD_THEME, NAME_THEME, WRITE_INSIGHT]); // somebody's words: never dropped

/**
 * @param {{connection: import("../connection.js").Connection,
 *   store: import("../store.js").Store, feedback: import("./feedback.js").Feedback}} parts
 * @returns {Send}
 */
export function sender({ connection, store, feedback }) {
  /** @type {Promise<unknown>} */
  let typed = Promise.resolve();

  /** @type {Send} */
  const act = (type, fields) => {
    if (!TYPED.has(type)) return connection.act(type, fields);
    // What is typed waits for the line, in order: the last word on a title must be the last.
    const done = typed.then(() => connection.act(type, fields));
    typed = done;
    return done;
  };

  return async (type, fields = {}) => {
    if (connection.state !== "online" && !TYPED.has(type)) return null; // the banner says why
    const answer = await act(type, fields);
    if (!answer) return null;
    if (answer.ok) {
      feedback.trouble("");
      return answer;
    }
    if (answer.reason === "moved_on" && answer.by === "you") return answer; // a double press
    const reason = why(answer);
    const view = say("views", store.get(STAGE)?.view ?? "");
    const moved = answer.reason === "moved_on"; // the stage has changed before everyone's eyes
    feedback.trouble(
      moved ? reason : t("{reason}. The stage is showing {view}.", { reason, view }),
    );
    return answer;
  };
}

/** @param {import("../protocol.js").Refused} answer @returns {string} why it was refused */
function why({ reason, role, name }) {
  if (reason === "moved_on" && role) return t("{who} moved on", { who: called({ role, name }) });
  return say("reasons", reason) || say("reasons", "malformed");
}
