// @ts-check
/** Small finished pieces that several screens of the phone show: the question, notes, trays. */

import { copy, piece, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { page } from "../page.js";
import { LONE, NOTE, THEME } from "../protocol.js";
import { pick, t } from "../words.js";
import { shuffled } from "./order.js";

/**
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("../protocol.js").Note} Note
 * @typedef {import("../protocol.js").Theme} Theme
 * @typedef {import("../store.js").Store} Store
 * @typedef {{id: string, title: string, notes: Note[]}} Tray
 */

/**
 * The question, broken where the program says a line ends if there is room.
 *
 * @param {HTMLElement} element
 * @param {Part | undefined} part
 */
export function fillQuestion(element, part) {
  const lines = part?.lines?.[page.lang] ?? [pick(part?.question)];
  const gap = page.lang === "en" ? " " : "";
  if (element.textContent?.trim() === lines.join(gap).trim()) return;
  element.replaceChildren(
    ...lines.flatMap((line) => {
      const span = document.createElement("span");
      span.className = "question__line";
      span.textContent = line;
      return [span, gap, document.createElement("wbr")];
    }),
  );
}

/**
 * @param {Part | undefined} part
 * @param {string | null} id
 */
export const categoryOf = (part, id) => part?.categories.find((each) => each.id === id) ?? null;

/**
 * @param {Element} list
 * @param {readonly Note[]} notes
 * @param {Part | undefined} part
 */
export function fillBoard(list, notes, part) {
  replaceChildrenKeyed(list, notes, {
    key: ({ id }) => id,
    create: () => copy("board-note"),
    update: (element, note) => {
      const sticky = /** @type {HTMLElement} */ (element.querySelector(".note"));
      fillNote(sticky, note, categoryOf(part, note.category));
    },
  });
}

/**
 * Notes of a part in the order in which this person reads them.
 *
 * @param {Store} store
 * @param {string} part
 * @returns {Note[]}
 */
export function notesOf(store, part) {
  const notes = store.entries(NOTE).map(([, note]) => /** @type {Note} */ (note));
  return shuffled(
    notes.filter((note) => note.part === part),
    page.person ?? "",
  );
}

/**
 * Notes as they lie in themes; then the lone voices, then what is in neither.
 *
 * @param {Store} store
 * @param {string} part
 * @returns {Tray[]}
 */
export function traysOf(store, part) {
  const notes = notesOf(store, part);
  const themes = store.entries(THEME).map(([, theme]) => /** @type {Theme} */ (theme));
  const ordered = themes.filter((each) => each.part === part).sort((a, b) => a.order - b.order);
  const trays = [
    ...ordered.map(({ id, title }) => ({ id, title })),
    { id: LONE, title: t("Lone voices") },
    { id: "loose", title: t("Other notes") },
  ];
  return trays
    .map(({ id, title }) => ({
      id,
      title,
      notes: notes.filter(({ theme }) => theme === (id === "loose" ? null : id)),
    }))
    .filter(({ notes }) => notes.length > 0);
}

/**
 * Show or hide pieces by name.
 *
 * @param {ParentNode} root
 * @param {Readonly<Record<string, boolean>>} shown
 */
export function show(root, shown) {
  for (const [name, yes] of Object.entries(shown)) piece(root, name).hidden = !yes;
}
