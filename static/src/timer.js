// @ts-check
/** The time that is left, as a ring and figures (templates/macros/timer.html). */

import { fill } from "./dom.js";

const MINUTE = 60_000;
const SWAP_MS = 15_000; // a word to the listener, and a breath

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
 * Whose turn it is while two people talk, one after the other: they swap when half is over.
 *
 * @param {number | null} left milliseconds; null where there is no timer
 * @param {number} minutes planned for both
 * @returns {"first" | "swap" | "second" | "over"}
 */
export function turnOf(left, minutes) {
  const half = (minutes * MINUTE) / 2;
  if (left === null || left > half) return "first";
  if (left > half - SWAP_MS) return "swap";
  return left > 0 ? "second" : "over";
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
  const whole = Math.max(session.stop.minutes * MINUTE, left, 1); // minutes may have been added
  element.classList.toggle("timer--paused", session.timer?.left !== null);
  element.classList.toggle("timer--over", left === 0);
  fill(element, { left: figures(left) });
  const rest = `${(100 * left) / whole} 100`;
  element.querySelector(".timer__rest")?.setAttribute("stroke-dasharray", rest);
}
