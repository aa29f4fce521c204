// @ts-check
/** What stands in the menu of a note, of several notes, and of a theme. */

import { LONE, NOTE } from "../protocol.js";
import { t } from "../words.js";
import { askWhy, askWhyLine } from "./reason.js";
import { desk, themesOf } from "./records.js";

/**
 * @typedef {import("./grouping.js").Grouping} Grouping
 * @typedef {import("./menu.js").Item} Item
 */

/**
 * @param {string[]} notes
 * @param {import("./records.js").Store} store
 * @param {string} part
 * @param {Grouping} grouping
 * @param {{group: (() => void) | null, near: string[], putRight: (note: string) => void,
 *   correct: (note: string) => void}} how `group` begins a new theme of them, null where nothing is
 *   grouped; `near` are the themes that the machine would think of first; `putRight` opens what was
 *   written for somebody, `correct` a proposal to its author
 * @returns {Item[]}
 */
export function noteMenu(notes, store, part, grouping, { group, near, putRight, correct }) {
  const lit = notes.every((id) => desk(store)?.spotlight.includes(id));
  const themes = themesOf(store, part).map((theme, at) => ({
    id: theme.id,
    label: theme.title || t("Theme without a title"),
    key: at < 9 ? String(at + 1) : "",
    run: () => void grouping.place(theme.id, notes),
  }));
  // Of three themes the three that are near would be all of them.
  const first = near
    .slice(0, themes.length > 3 ? 3 : 1)
    .flatMap((id) => themes.find((theme) => theme.id === id) ?? []);
  const places = group && [
    ...(first.length > 0 ? [{ heading: t("Perhaps (suggested)") }, ...first] : []),
    { heading: t("Move to…") },
    ...themes,
    { label: t("New theme"), key: "G", run: group },
    { label: t("Lone voices"), key: "0", run: () => void grouping.place(LONE, notes) },
    { label: t("Not grouped yet"), run: () => void grouping.place(null, notes) },
  ];
  return [
    ...(places ?? []),
    ...(group ? doubles(notes, store, grouping) : []),
    { heading: t("On the stage") },
    {
      label: lit ? t("Spotlight off") : t("Spotlight"),
      key: "S",
      run: () => void grouping.spotlight(notes),
    },
    ...moderating(notes, grouping),
    ...wording(notes, store, { putRight, correct }),
    ...lines(notes, store, grouping),
  ];
}

/**
 * What people built on one note, each to be hidden or shown again.
 *
 * @param {string[]} notes
 * @param {import("./records.js").Store} store
 * @param {Grouping} grouping
 * @returns {Item[]}
 */
function lines(notes, store, grouping) {
  /** @type {import("../protocol.js").Reply[]} */
  const replies = (notes.length === 1 && store.get(NOTE + notes[0])?.replies) || [];
  if (replies.length === 0) return [];
  return [
    { heading: t("Lines built on it: {n}", { n: replies.length }) },
    ...replies.flatMap(({ id, text, hidden }) => {
      const deed = hidden ? t("Show this line again") : t("Hide this line");
      const atOnce = { label: `${deed}: ${text}`, run: () => void grouping.line(id, !hidden) };
      const asked = { label: t("Hide it with a reason…"), run: () => askWhyLine(id) };
      return hidden ? [atOnce] : [atOnce, asked];
    }),
  ];
}

/**
 * @param {string[]} notes
 * @param {Grouping} grouping
 * @returns {Item[]}
 */
function moderating(notes, grouping) {
  const states = notes.map((id) => grouping.note(id)?.desk?.stage);
  const off = states.every((stage) => stage === "off");
  const letOn = { label: t("Back on the stage"), run: () => void grouping.letOn(notes) };
  const seen = { label: t("Seen, may be shown"), run: () => void grouping.letOn(notes) };
  const keepOff = {
    label: t("Off the stage only"),
    key: "F",
    run: () => void grouping.keepOff(notes),
  };
  return [
    ...(states.includes("unseen") ? [seen] : []),
    off ? letOn : keepOff,
    { label: t("Hide everywhere"), key: "H", run: () => void grouping.hide(notes) },
    { label: t("Take off, with a reason…"), run: () => askWhy(grouping.piles(notes)) },
  ];
}

/**
 * Other words for one note: its author decides; where none has a device, whoever wrote it for them.
 *
 * @param {string[]} notes
 * @param {import("./records.js").Store} store
 * @param {{putRight: (note: string) => void, correct: (note: string) => void}} how
 * @returns {Item[]}
 */
function wording(notes, store, { putRight, correct }) {
  const [one = ""] = notes;
  if (notes.length !== 1) return [];
  return store.get(NOTE + one)?.channel
    ? [{ label: t("Put right…"), run: () => putRight(one) }]
    : [{ label: t("Propose a correction…"), run: () => correct(one) }];
}

/**
 * @param {string[]} notes
 * @param {import("./records.js").Store} store
 * @param {Grouping} grouping
 * @returns {Item[]}
 */
function doubles(notes, store, grouping) {
  const [one] = notes;
  const under = one && notes.length === 1 ? (store.get(NOTE + one)?.times ?? 1) - 1 : 0;
  if (notes.length < 2 && under === 0) return [];
  return [
    { heading: t("The same thing said twice") },
    ...(notes.length > 1
      ? [{ label: t("Group as duplicates"), key: "D", run: () => void grouping.double(notes) }]
      : []),
    ...(under > 0
      ? [{ label: t("Take the duplicates apart"), run: () => void grouping.open(notes[0] ?? "") }]
      : []),
  ];
}

/**
 * @param {string} theme
 * @param {import("./records.js").Theme[]} themes all of its part, in their order
 * @param {Grouping} grouping
 * @param {{rename: () => void, split: (() => void) | null}} how `split` makes a theme of those of
 *   its notes that are chosen; null where none is, or all are
 * @returns {Item[]}
 */
export function themeMenu(theme, themes, grouping, { rename, split }) {
  const others = themes.filter(({ id }) => id !== theme);
  const at = themes.findIndex(({ id }) => id === theme);
  return [
    { label: t("Rename"), run: rename },
    ...(at > 0
      ? [{ label: t("Move forward"), run: () => void grouping.order(themes, at, at - 1) }]
      : []),
    ...(at < themes.length - 1
      ? [{ label: t("Move back"), run: () => void grouping.order(themes, at, at + 1) }]
      : []),
    ...(split ? [{ label: t("New theme of its chosen notes"), key: "G", run: split }] : []),
    { label: t("Take this theme apart"), run: () => void grouping.remove(theme) },
    { heading: others.length > 0 ? t("Merge into…") : t("No other theme to merge into") },
    ...others.map((into) => ({
      label: into.title || t("Theme without a title"),
      run: () => void grouping.merge(theme, into.id),
    })),
  ];
}
