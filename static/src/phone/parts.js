// @ts-check
/** Small finished pieces that several screens of the phone show: the question, notes, trays. */

import { copy, piece, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { page } from "../page.js";
import { LONE, NOTE, PAGE_RECORD, PAGES, THEME, VOTE } from "../protocol.js";
import { pick, t } from "../words.js";
import { easyOf, say } from "./easy.js";
import { shuffled } from "./order.js";

/**
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("../protocol.js").Note} Note
 * @typedef {import("../protocol.js").Theme} Theme
 * @typedef {import("../store.js").Store} Store
 * @typedef {(element: HTMLElement, note: Note, part: Part | undefined) => void} Fills
 * @typedef {{id: string, title: string, size: number, notes: Note[]}} Tray `size` is how many
 *   lie there; of many notes only those of some pages are here
 */

/**
 * The question, broken where the program says a line ends if there is room. Whether all are
 * anonymous stands below it (css/phone/screen.css).
 *
 * @param {HTMLElement} element
 * @param {Part | undefined} part
 */
export function fillQuestion(element, part) {
  element.dataset.names = part?.names;
  const easy = easyOf(part)?.question;
  if (easy) return say(element, easy);
  element.dataset.said = "";
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
 * Whether people vote and there is nothing to vote on. Of many notes the vote itself names none:
 * they come by pages. The server paints it by the same rule (facilitator/web/phone_view.py).
 *
 * @param {Store} store
 * @param {string} part
 */
export function isVoteless(store, part) {
  const vote = store.get(VOTE + part);
  return vote?.targets.length === 0 && !store.get(PAGES + part)?.notes;
}

/** @type {WeakMap<Element, Note>} what is painted already: of eight hundred notes one has changed */
const painted = new WeakMap();

/**
 * @param {Element} list
 * @param {readonly Note[]} notes
 * @param {Part | undefined} part
 * @param {import("./relating.js").Relating} [relating] where one can say that a note speaks for oneself
 */
export function fillBoard(list, notes, part, relating) {
  const relate = relating?.filling();
  replaceChildrenKeyed(list, notes, {
    key: ({ id }) => id,
    create: () => copy("board-note"),
    update: (element, note) => {
      relate?.(element, note, part);
      if (painted.get(element) === note) return;
      painted.set(element, note);
      const sticky = /** @type {HTMLElement} */ (element.querySelector(".note"));
      fillNote(sticky, note, categoryOf(part, note.category));
    },
  });
}

/**
 * The pages of a part that were asked for, where there are too many notes to be given at once.
 *
 * @param {Store} store
 * @param {string} part
 * @returns {import("../protocol.js").NotePage[]}
 */
export const pagesOf = (store, part) =>
  store.entries(`${PAGE_RECORD}${part}/`).map(([, each]) => each);

/**
 * Notes of a part in the order in which this person reads them, page after page.
 *
 * @param {Store} store
 * @param {string} part
 * @returns {Note[]}
 */
export function notesOf(store, part) {
  if (store.get(PAGES + part)) {
    return pagesOf(store, part).flatMap(({ notes }) => shuffled(notes, page.person ?? ""));
  }
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
  const about = /** @type {import("../protocol.js").Pages | undefined} */ (store.get(PAGES + part));
  const inside = (/** @type {string | null} */ home) => notes.filter(({ theme }) => theme === home);
  const lone = inside(LONE);
  const loose = inside(null);
  const trays = [
    ...ordered.map(({ id, title, size }) => ({ id, title, size, notes: inside(id) })),
    { id: LONE, title: t("Lone voices"), size: about?.lone ?? lone.length, notes: lone },
    { id: "loose", title: t("Other notes"), size: about?.loose ?? loose.length, notes: loose },
  ];
  return trays.filter(({ size }) => size > 0);
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
