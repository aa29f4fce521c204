// @ts-check
/**
 * What the server wrote into this page: who looks at it, its words and its first records.
 *
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {import("./protocol.js").Own} Own
 * @typedef {import("./protocol.js").Category} Category
 * @typedef {{ticket: string, code: string, role: string, lang: "ja" | "en", easy: boolean,
 *   person: string | null, me?: string, words: Record<string, string | string[]>, snapshot: Snapshot,
 *   own?: Own, categories?: Record<string, Category[]>, evening?: Evening,
 *   pages?: import("./protocol.js").NotePage[], phases?: Record<string, string>,
 *   personal?: import("./phone/pii.js").Patterns}} Page `personal`: how contacts and names look;
 *   `me`: who looks at it, of those who run the session;
 *   `categories` of the parts this participant has written in; `pages` of notes to begin with;
 *   `phases`: what those of a question are called
 * @typedef {{zone: string, arrives: string | null, step_part: string | null,
 *   step_from: string | null, whom: string, at: string, private: string, phone: string,
 *   takeaway: string}} Evening what belongs to this participant's own pages: the part that is
 *   answered at the doors, that of first steps and the step whose notes they begin with, what
 *   they keep for themselves, and three addresses
 */

/** @type {Page} */
export const page = JSON.parse(document.getElementById("page")?.textContent ?? "{}");
