// @ts-check
/** The time that is left, as a ring and figures (templates/macros/timer.html). */

import { fill } from "./dom.js";

const MINUTE = 60_000;

/**
 * @param {import("./protocol.js").Timer | null} timer
 * @param {number} now by the server's clock
 * @returns {number | null} milliseconds, never below 0; null where there is no timer
 */
export function timeLeft(timer, now) {
  if (timer?.ends_at) return Math.max(0, timer.ends_at - now);
  return timer?.left ?? null;
}

/**
 * What people who talk by turns do now. The time of the last turn is over when nothing is left.
 *
 * @param {import("./protocol.js").Turn} turn
 * @param {number | null} left milliseconds; null where there is no timer
 * @returns {{kind: "find" | "speak" | "swap" | "thanks" | "over", who: string | null,
 *   third: string | null}} `who` speaks in pairs, `third` where three share the time of two
 */
export function turnOf(turn, left) {
  const over = turn.kind === "thanks" && left === 0;
  const third = turn.trio.find((each) => (left ?? 0) > each.over) ?? turn.trio.at(-1);
  return { kind: over ? "over" : turn.kind, who: turn.who, third: third?.who ?? null };
}

/** @param {number} ms rounded up, so that 0:00 is the moment it is over */
export function figures(ms) {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * @param {HTMLElement} element the `.timer`
 * @param {import("./protocol.js").Session} session
 * @param {number} now by the server's clock
 */
export function fillTimer(element, session, now) {
  const left = timeLeft(session.timer, now);
  element.hidden = left === null;
  if (left === null) return;
  const planned = session.turn?.whole ?? session.stop.minutes * MINUTE;
  const whole = Math.max(planned, left, 1); // minutes may have been added
  element.classList.toggle("timer--paused", session.timer?.left !== null);
  element.classList.toggle("timer--over", left === 0);
  fill(element, { left: figures(left) });
  const rest = `${(100 * left) / whole} 100`;
  element.querySelector(".timer__rest")?.setAttribute("stroke-dasharray", rest);
}
