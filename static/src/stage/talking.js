// @ts-check
/**
 * What the stage says to people who talk by turns. Everything that a chime says stands here.
 *
 * @typedef {import("../protocol.js").Turn} Turn
 */

import { figures } from "../timer.js";
import { beside } from "../two.js";
import { t } from "../words.js";

const TEN_S = 10; // to which the time of a third is told, as it is only about that

/** @param {number} seconds */
export const timeEach = (seconds) => ({ time: figures(seconds * 1000) });

/**
 * The sentence for the present turn.
 *
 * @param {Turn} turn
 * @param {string} kind the turn's, or "over"
 * @param {boolean} share whether people tell each other their first steps
 */
export function guideOf(turn, kind, share) {
  const time = timeEach(turn.seconds);
  if (kind === "find") return findOf(turn);
  if (kind === "swap") return t("Swap. A word to your listener");
  if (kind !== "speak") return t("Time. A word to your listener");
  if (turn.who !== "A") {
    const who = { who: turn.who ?? "" };
    return t("Now {who} speaks ({time}). Listeners listen to the end", { ...who, ...time });
  }
  if (share) return t("First speaker: A. Show each other the first step on your phone, or tell it");
  return t("First speaker: A ({time}). Listeners listen to the end", time);
}

/** @param {Turn} turn */
function findOf({ way, people }) {
  if (way !== "neighbour") return t("Find the same mark as on your phone");
  return people === 3
    ? t("In threes with those beside you. Settle who is A, B and C")
    : t("With your neighbour. Settle who is A and who is B");
}

/**
 * The small line below: what holds for those who sit in threes, or elsewhere.
 *
 * @param {Turn} turn
 * @param {string} kind
 * @param {string | null} third who speaks where three share the time of two
 * @param {number} online how many are not in the venue
 */
export function moreOf(turn, kind, third, online) {
  if (kind === "find") {
    const three = turn.people === 2 ? t("In a three: {time} each", timeEach(thirdOf(turn))) : "";
    const rooms = online > 0 ? t("Online: the room on your screen") : "";
    return three && rooms ? beside(three, rooms) : three || rooms;
  }
  if (kind === "speak" && third !== null && third !== turn.who) {
    return t("In a three, {who} speaks now", { who: third });
  }
  return "";
}

/** @param {Turn} turn */
const thirdOf = ({ seconds }) => Math.floor((2 * seconds) / 3 / TEN_S) * TEN_S;
