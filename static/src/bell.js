// @ts-check
/**
 * When a chime is due: as the moment passes, never afterwards. A page that was opened later, slept,
 * or sees the time set anew, stays silent.
 *
 * @typedef {import("./protocol.js").Session} Session
 * @typedef {"bell" | "soft"} Kind
 */

import { timeLeft } from "./timer.js";

const SLEPT_MS = 3000; // between two looks: then the moment was missed
const MINUTE_MS = 60_000;

/**
 * Phases whose time is told by a chime, and how much is left of it then.
 *
 * @type {Record<string, {kind: Kind, at: number}>}
 */
const PHASES = {
  checkin: { kind: "soft", at: 0 },
  write: { kind: "bell", at: 0 },
  discuss: { kind: "soft", at: 0 },
  break: { kind: "soft", at: MINUTE_MS },
};

export class Bell {
  /** @type {{now: number, stop: string, turn: number | null, spoke: boolean, left: number | null,
   *   timer: string} | null} */
  #before = null;

  /**
   * Look at the session, some times a second.
   *
   * @param {Session} session
   * @param {number} now by the server's clock
   * @returns {Kind | null} what is to be rung now
   */
  look(session, now) {
    const turn = session.turn;
    const seen = {
      now,
      stop: session.stop.id,
      turn: turn ? turn.n : null,
      spoke: turn?.kind === "speak",
      left: timeLeft(session.timer, now),
      timer: `${session.timer?.ends_at} ${session.timer?.left}`,
    };
    const before = this.#before;
    this.#before = seen;
    if (before === null || before.stop !== seen.stop || now - before.now > SLEPT_MS) return null;
    if (turn) return before.spoke && turn.n === (before.turn ?? 0) + 1 ? "bell" : null;
    const phase = PHASES[session.stop.phase];
    const passed = phase && before.timer === seen.timer && before.left !== null;
    const due = passed && (before.left ?? 0) > phase.at && (seen.left ?? 0) <= phase.at;
    return due ? phase.kind : null;
  }
}
