// @ts-check
/**
 * What the server wrote into this page: who looks at it, its words and its first records.
 *
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {import("./protocol.js").Own} Own
 * @typedef {import("./protocol.js").Category} Category
 * @typedef {{ticket: string, code: string, role: string, lang: "ja" | "en",
 *   person: string | null, words: Record<string, string | string[]>, snapshot: Snapshot,
 *   own?: Own, categories?: Record<string, Category[]>}} Page
 *   `categories` of the parts this participant has written in
 */

/** @type {Page} */
export const page = JSON.parse(document.getElementById("page")?.textContent ?? "{}");
