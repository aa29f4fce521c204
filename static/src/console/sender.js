// @ts-check
/**
 * Carries the facilitator's actions out and says so when one was refused.
 *
 * @typedef {(type: string, fields?: Record<string, unknown>) => Promise<Answer | null>} Send
 *   null when nothing was sent, because the line is down
 * @typedef {import("../protocol.js").Answer} Answer
 */

import {
  ADD_MINUTES,
  ADD_THEME,
  BLANK,
  CANCEL_COUNTDOWN,
  CHOOSE_QUESTION,
  CLOSE_VOTE,
  HOLD_PAGE,
  MOVE,
  NAME_THEME,
  OPEN_VOTE,
  PAUSE_TIMER,
  RESUME_TIMER,
  SET_TIMER,
  SHARE_OUT,
  SHOW_ANSWERS,
  SHOW_CODE,
  SHOW_FACT,
  SHOW_FIT,
  SHOW_HINT,
  SHOW_PULSE,
  SHOW_RULE,
  SPOTLIGHT,
  STAGE,
  START_COUNTDOWN,
  TAKE_TURN,
  TRY_SOUND,
  UNDO,
  WRITE_INSIGHT,
} from "../protocol.js";
import { GONE_MS, notAfter } from "../steering.js";
import { t } from "../words.js";
import { called } from "./crew.js";
import { refusal, say } from "./tables.js";

const TYPED = new Set([ADD_THEME, NAME_THEME, WRITE_INSIGHT]); // somebody's words: never dropped

const TIMING = new Set([ADD_MINUTES, SET_TIMER, PAUSE_TIMER, RESUME_TIMER]);

/** What everybody sees at once, or what the time does: done late, it would take all by surprise. */
const STEERING = new Set([
  ...[MOVE, START_COUNTDOWN, CANCEL_COUNTDOWN, CLOSE_VOTE, OPEN_VOTE, UNDO],
  ...TIMING,
  ...[BLANK, SHOW_CODE, SHOW_FACT, SPOTLIGHT, HOLD_PAGE],
  ...[SHOW_RULE, SHOW_ANSWERS, SHOW_FIT, SHOW_HINT, SHOW_PULSE, CHOOSE_QUESTION],
  ...[TAKE_TURN, SHARE_OUT, TRY_SOUND],
]);

/**
 * @param {{connection: import("../connection.js").Connection,
 *   store: import("../store.js").Store, clock: import("../clock.js").Clock,
 *   feedback: import("./feedback.js").Feedback}} parts
 * @returns {Send}
 */
export function sender({ connection, store, clock, feedback }) {
  /** @type {Promise<unknown>} */
  let typed = Promise.resolve();
  let asked = 0; // how many actions so far
  let troubled = 0; // of them when trouble was told of last
  let left = ""; // the place that this console itself has moved the session from

  /** @type {Send} */
  const act = (type, fields) => {
    if (!TYPED.has(type)) return connection.act(type, fields);
    // What is typed waits for the line, in order: the last word on a title must be the last.
    const done = typed.then(() => connection.act(type, fields));
    typed = done;
    return done;
  };

  return async (type, fields = {}) => {
    asked += 1;
    if (connection.down && !TYPED.has(type)) {
      trouble(t("No line: nothing was done"));
      return null;
    }
    const nth = asked;
    if (!STEERING.has(type)) return told(await act(type, fields), type, fields, nth);
    // The server does not do it any more after that, whenever it comes; and as it goes on being
    // asked for, what became of it is told once there is a line again.
    const answered = act(type, { ...fields, not_after: notAfter(clock) }).then((answer) =>
      told(answer, type, fields, nth),
    );
    const first = await Promise.race([answered, pause(GONE_MS)]);
    if (first) return first;
    trouble(t("No answer yet. If that has not arrived, it will not be done later"));
    return null; // the button can be pressed again
  };

  /** @param {string} words */
  function trouble(words) {
    troubled = asked;
    feedback.trouble(words);
  }

  /**
   * @param {Answer | null} answer
   * @param {string} type of the action
   * @param {Record<string, unknown>} fields
   * @param {number} nth which of all actions it answers
   */
  function told(answer, type, fields, nth) {
    if (!answer) return null;
    if (answer.ok) {
      if (nth > troubled) feedback.trouble(""); // what was asked for before says nothing of it
      if (type === MOVE) left = String(fields.expect);
      return answer;
    }
    // A double press; one link may be open on two devices, in two people's hands.
    const moved = answer.reason === "moved_on"; // the stage has changed before everyone's eyes
    const timed = moved && TIMING.has(type); // what was meant for one place has not reached another
    if (moved && !timed && answer.by === "you" && fields.expect === left) return answer;
    const reason = why(answer, type);
    if (timed) {
      trouble(t("{reason}. The time was not changed", { reason }));
      return answer;
    }
    const view = say("views", store.get(STAGE)?.view ?? "");
    // What stands on the stage says nothing of words that were typed, or of where a note lies.
    const steers = STEERING.has(type) && !moved;
    trouble(steers ? t("{reason}. The stage is showing {view}.", { reason, view }) : reason);
    return answer;
  }
}

/** @param {number} ms @returns {Promise<null>} */
const pause = (ms) => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/**
 * @param {import("../protocol.js").Refused} answer
 * @param {string} type of the action
 * @returns {string} why it was refused
 */
function why({ reason, role, name }, type) {
  if (reason === "moved_on" && role) return t("{who} moved on", { who: called({ role, name }) });
  return refusal(type, reason);
}
