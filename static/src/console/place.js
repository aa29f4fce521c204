// @ts-check
/** What a place of the agenda is called: its part, and the phase where a part has several. */

import { pick, t } from "../words.js";
import { session } from "./records.js";
import { say } from "./tables.js";

/**
 * @param {import("./records.js").Store} store
 * @param {{part: string, phase: string}} stop
 */
export function placeName(store, { part, phase }) {
  const parts = session(store)?.parts ?? [];
  const title = pick(parts.find(({ id }) => id === part)?.title);
  const name = say("phases", phase) || phase;
  return title && title !== name ? t("{title}: {phase}", { title, phase: name }) : name;
}
