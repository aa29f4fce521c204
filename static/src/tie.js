// @ts-check
/** What stage and phones say of a vote whose first ones are too close to rank by. */

import { t } from "./words.js";

/**
 * @param {{tie: number | null, close: number, mode: string | null}} result
 * @returns {string} "" where they are not
 */
export function tieOf({ tie: gap, close, mode }) {
  if (gap === null) return "";
  const many = { n: close };
  if (mode === "ranking") {
    return close > 2
      ? t("The same number of points for {n} of them. Let us talk about all", many)
      : t("The same number of points. Let us talk about both");
  }
  if (close > 2) {
    return gap === 0
      ? t("The same number of votes for {n} of them. Let us talk about all", many)
      : t("The first {n} are only 1 vote apart. Let us talk about all", many);
  }
  return gap === 0
    ? t("The same number of votes. Let us talk about both")
    : t("Only {n} vote apart. Let us talk about both", { n: gap });
}
