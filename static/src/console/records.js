// @ts-check
/**
 * The records that only a console receives, and lookups in the store that several panels share.
 *
 * @typedef {import("../protocol.js").Text} Text
 * @typedef {import("../protocol.js").Session} Session
 * @typedef {import("../protocol.js").Note} Note
 * @typedef {import("../protocol.js").Theme} Theme
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("../store.js").Store} Store
 * @typedef {{type: string, fields: Record<string, unknown>, effect: string, n: number | null}} Primary
 * @typedef {"done" | "now" | "ahead" | "skipped"} StopState
 * @typedef {{
 *   stop: string, part: string, phase: string, kind: string, minutes: number | null,
 *   planned: number | null, spent: number | null, state: StopState,
 *   asks: "end" | "vote" | "unrevealed" | "shows" | null
 * }} AgendaStop
 * @typedef {{due: number | null, rested: number | null, ahead: number, wins: string[], gives: string[]}} TimePlan
 * @typedef {{seq: number, what: string, by: string, part: string}} Undoable
 * @typedef {{
 *   primary: Primary | null, back: string | null, agenda: AgendaStop[], drift: number | null,
 *   ends_at: number | null, plan: TimePlan, undo: Undoable[], blank: boolean,
 *   locked: boolean,
 *   spotlight: string[], held: number | null, copies: string[],
 *   arriving: "kept" | "at_once" | "none",
 *   hint: {part: string, at: number | null} | null,
 *   asks: {part: string, at: number, questions: import("../protocol.js").Text[]} | null,
 *   names: {part: string, names: string, choices: string[]} | null,
 *   history: import("./history.js").Deed[],
 *   lead: {holder: string | null, offered: boolean, to: string | null} | null,
 *   moved_by: string | null
 * }} Desk
 */

import { CONSOLE, SESSION, THEME } from "../protocol.js";

/**
 * @param {Store} store
 * @returns {Session | undefined}
 */
export const session = (store) => store.get(SESSION);

/**
 * @param {Store} store
 * @returns {Desk | undefined}
 */
export const desk = (store) => store.get(CONSOLE);

/**
 * The themes of one part, in the order of their keys 1–9.
 *
 * @param {Store} store
 * @param {string} part
 * @returns {Theme[]}
 */
export function themesOf(store, part) {
  const themes = store.entries(THEME).map(([, theme]) => /** @type {Theme} */ (theme));
  return themes
    .filter((theme) => theme.part === part)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
