// @ts-check
/** What the stage counts, in a sentence: on the stage itself, and on phones, which repeat it. */

import { beside } from "./two.js";
import { n, t } from "./words.js";

/** @typedef {import("./protocol.js").Counts} Counts */

/** How many have come. @param {Counts} here */
export const come = ({ venue, online }) => t("Venue {v} · Online {o}", { v: venue, o: online });

/** How much is written. @param {{people: number, notes: number}} counts */
export function written({ people, notes }) {
  if (notes === 0) return t("We are waiting for the first note");
  const all = n("{n} note", "{n} notes", notes);
  if (people === 0) return all; // each of them came on paper
  return beside(n("{n} person has written", "{n} people have written", people), all);
}

/** How many have answered the check-in. @param {number} people */
export const answered = (people) =>
  people > 0
    ? n("{n} person has answered", "{n} people have answered", people)
    : t("We are waiting for the first answer");

/**
 * How many have read the ground rules; "" while it is nobody, who shall not be hurried.
 *
 * @param {number} agreed
 * @param {Counts | null} here null until the server has said so
 */
export function understood(agreed, here) {
  if (agreed === 0) return "";
  if (here) {
    const people = Math.max(here.venue + here.online, agreed);
    return t("{n} of {m} people have said “Understood”", { n: agreed, m: people });
  }
  return n("{n} person has said “Understood”", "{n} people have said “Understood”", agreed);
}

/**
 * How many have voted.
 *
 * @param {number} voters
 * @param {Counts | null} here null until the server has said so
 */
export function voted(voters, here) {
  const people = here ? Math.max(here.venue + here.online, voters) : 0;
  if (people > 0) return t("{n} of {m} have voted", { n: voters, m: people });
  return n("{n} has voted", "{n} have voted", voters);
}

/** How many have decided on a first step. @param {{decided: number, not_yet: number}} counts */
export function decided({ decided, not_yet: notYet }) {
  if (decided + notYet === 0) return t("Decide on your phone. “Not yet” is an answer, too");
  const made = n("{n} has decided", "{n} have decided", decided);
  return beside(made, n("{n} not yet", "{n} not yet", notYet));
}

/** How many have said how they come, or go; "" while nobody has. @param {number} people */
export const told = (people) =>
  people > 0 ? n("{n} has answered", "{n} have answered", people) : "";
