// @ts-check
/**
 * What the server wrote into this page: who looks at it, its words and its first records.
 *
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {import("./protocol.js").Own} Own
 * @typedef {import("./protocol.js").Category} Category
 * @typedef {{ticket: string, code: string, role: string, lang: "ja" | "en",
 *   person: string | null, words: Record<string, string | string[]>, snapshot: Snapshot,
 *   own?: Own, categories?: Record<string, Category[]>, evening?: Evening,
 *   pages?: import("./protocol.js").NotePage[]}} Page
 *   `categories` of the parts this participant has written in; `pages` of notes to begin with
 * @typedef {{zone: string, step_part: string | null, whom: string, at: string, private: string,
 *   phone: string, takeaway: string}} Evening what belongs to this participant's own pages:
 *   the part of first steps, what they keep for themselves, and three addresses
 */

/** @type {Page} */
export const page = JSON.parse(document.getElementById("page")?.textContent ?? "{}");
