// @ts-check
/**
 * From which day and up to which one a choice of the list's filters goes, as 2026-01-15; "" is open.
 * Days are compared as text.
 *
 * @param {string} choice "" for any day, `month`, `30` for the last so many days, a year, `range`
 * @param {Date} now
 * @param {string} [from] of a range, whichever of the two comes first
 * @param {string} [to]
 * @returns {[from: string, to: string]}
 */
export function span(choice, now, from = "", to = "") {
  if (choice === "") return ["", ""];
  if (choice === "range") return to && from > to ? [to, from] : [from, to];
  if (choice === "month") {
    const year = now.getFullYear();
    return [iso(new Date(year, now.getMonth(), 1)), iso(new Date(year, now.getMonth() + 1, 0))];
  }
  if (choice.length === 4) return [`${choice}-01-01`, `${choice}-12-31`];
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(choice) + 1);
  return [iso(first), iso(now)];
}

const iso = (/** @type {Date} */ day) => new Intl.DateTimeFormat("sv-SE").format(day);
