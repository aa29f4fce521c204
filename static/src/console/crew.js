// @ts-check
/**
 * Those who run the session together: their names, and who is here. Told with each `head`.
 *
 * @typedef {import("../protocol.js").Member} Member
 * @typedef {import("../protocol.js").Head} Head
 */

import { page } from "../page.js";
import { say } from "./tables.js";

export class Crew {
  /** @type {Map<string, Member>} */
  #members = new Map();
  #told = "";
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** Who looks at this page. */
  get me() {
    return page.me ?? "";
  }

  /** @returns {Member[]} all others who have been here, those who are here first */
  get others() {
    const others = [...this.#members.values()].filter(({ id }) => id !== this.me);
    return others.sort((a, b) => Number(b.here) - Number(a.here));
  }

  /** @param {() => void} listener called when somebody has come or gone */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** @param {Head} head */
  heard({ crew = [] }) {
    const told = JSON.stringify(crew);
    if (told === this.#told) return;
    this.#told = told;
    this.#members = new Map(crew.map((member) => [member.id, member]));
    for (const listener of this.#listeners) listener();
  }

  /**
   * What somebody is called: role, and the name of their link if it has one.
   *
   * @param {string | null | undefined} id
   */
  name(id) {
    const member = this.#members.get(id ?? "");
    return member ? called(member) : say("roles", "facilitator");
  }

  /** @param {(member: Member) => boolean} fits whether somebody is here who does */
  some(fits) {
    return [...this.#members.values()].some((member) => member.here && fits(member));
  }
}

/** @param {{role: string, name?: string}} member */
export const called = ({ role, name }) => [say("roles", role), name].filter(Boolean).join(" ");
