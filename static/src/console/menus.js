// @ts-check
/** What stands in the menu of a note, of several notes, and of a theme. */

import { LONE } from "../protocol.js";
import { t } from "../words.js";
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
 * @param {(() => void) | null} group begins a new theme of them; null where nothing is grouped
 * @returns {Item[]}
 */
export function noteMenu(notes, store, part, grouping, group) {
  const lit = notes.every((id) => desk(store)?.spotlight.includes(id));
  const themes = themesOf(store, part).map((theme, at) => ({
    label: theme.title || t("Theme without a title"),
    key: at < 9 ? String(at + 1) : "",
    run: () => void grouping.place(theme.id, notes),
  }));
  const places = group && [
    { heading: t("Move to…") },
    ...themes,
    { label: t("New theme"), key: "G", run: group },
    { label: t("Lone voices"), key: "0", run: () => void grouping.place(LONE, notes) },
    { label: t("Not grouped yet"), run: () => void grouping.place(null, notes) },
  ];
  return [
    ...(places ?? []),
    { heading: t("On the stage") },
    {
      label: lit ? t("Spotlight off") : t("Spotlight"),
      key: "S",
      run: () => void grouping.spotlight(notes),
    },
    { label: t("Hide everywhere"), key: "H", run: () => void grouping.hide(notes) },
  ];
}

/**
 * @param {string} gone the theme that goes into another
 * @param {import("./records.js").Theme[]} themes
 * @param {Grouping} grouping
 * @returns {Item[]}
 */
export function mergeMenu(gone, themes, grouping) {
  const others = themes.filter(({ id }) => id !== gone);
  return [
    { heading: others.length > 0 ? t("Merge into…") : t("No other theme to merge into") },
    ...others.map((theme) => ({
      label: theme.title || t("Theme without a title"),
      run: () => void grouping.merge(gone, theme.id),
    })),
  ];
}
