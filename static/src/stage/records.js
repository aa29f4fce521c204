// @ts-check
/**
 * The shape of what the stage shows (docs/protocol.md, `stage`).
 *
 * @typedef {import("../protocol.js").Text} Text
 * @typedef {import("../protocol.js").Counts} Counts
 * @typedef {import("../protocol.js").Session} Session
 * @typedef {{fits: number, not_quite: number, add: number}} Fit
 * @typedef {{id: string, text: string, category: string | null, by: string | null,
 *   late: boolean, edited: boolean, look?: Category | null}} Brief `look`: in the spotlight, the
 *   category of its own question
 * @typedef {{id: string, label: Text, color: string, shape: string}} Category
 * @typedef {{category: string | null, label: Text | null, color: string | null,
 *   shape: string | null, size: number, turns: Brief[][]}} Column
 * @typedef {{id: string, title: string, size: number, samples: Brief[]}} Theme
 * @typedef {import("../protocol.js").ResultRow} Row
 * @typedef {{view: string, part: string | null, step: number | null, title: Text | null,
 *   lines: {ja: string[], en: string[]} | null, hint: Text | null, anonymous: boolean,
 *   counts: {people: number, notes: number} | null, reviewing: boolean, notes: Brief[], columns: Column[],
 *   themes: Theme[], lone: Brief[], categories: Category[], lens: Text | null,
 *   mode: import("../protocol.js").Mode | null, budget: number | null, choices: number | null,
 *   needed: number | null, voters: number | null, undecided: number | null, results: (Row & {page: number})[],
 *   more: number, since: number | null, tie: number | null, close: number, outcome: import("../protocol.js").Outcome | null,
 *   insight: string | null, spotlight: Brief[], page: number | null, pages: number,
 *   resume_at: number | null, rules: {items: Text[], at: number, agreed: number} | null,
 *   examples: {id: string, text: string}[], pledges: {decided: number, not_yet: number} | null,
 *   fit: Fit | null, ask: Text | null,
 *   pulse: {items: number, answered: number, later: boolean,
 *   came: {text: Text | null, counts: number[]} | null} | null,
 *   guest: {name: Text | null, topic: Text | null} | null, a_page: number, floor: number | null,
 *   code: import("./code.js").Code, fact: import("./card.js").Card}} Stage
 *
 * What a view draws. `here` is who is connected; null until the server has said so.
 * @typedef {{session: Session, stage: Stage, here: Counts | null, zone: string}} Scene
 *
 * One view. `show` may be called again with a newer scene of the same view; `tick` comes four
 * times a second with the server's time, and what has passed of it since the stop began.
 * @typedef {(now: number, passed: number) => void} Tick
 * @typedef {{element: HTMLElement, show(scene: Scene): void, tick?: Tick}} View
 */

/**
 * @param {Stage} stage
 * @param {Brief} note
 * @returns {Category | null} the category that the note names
 */
export const categoryOf = (stage, note) =>
  note.look === undefined
    ? (stage.categories.find((category) => category.id === note.category) ?? null)
    : note.look;
