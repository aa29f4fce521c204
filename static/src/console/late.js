// @ts-check
/**
 * How late it will be, by the clock: the server says what follows from the plan, and what runs
 * over meanwhile is counted here.
 */

import { t } from "../words.js";

/** @typedef {{late: number, end: number}} Forecast milliseconds over the plan; when it is over */

/**
 * @param {import("./records.js").Desk | undefined} desk
 * @param {import("./records.js").Session | undefined} session
 * @param {number} now by the server's clock
 * @returns {Forecast | null} null where there is none: no agenda yet, or it is over
 */
export function forecast(desk, session, now) {
  if (!desk || !session || session.ended) return null;
  const { plan, ends_at: endsAt, drift } = desk;
  if (endsAt === null) return { late: 0, end: now + plan.ahead * 60_000 };
  const past = plan.due === null ? 0 : now - plan.due;
  // While the timer rests everything is put off; while it runs, only what comes after its end.
  const over = Math.max(0, plan.rested === null ? past : now - plan.rested);
  return { late: (drift ?? 0) * 1000 + over, end: endsAt + over };
}

/**
 * @param {number} ms
 * @returns {number} whole minutes, so that less than half of one is none
 */
export const wholeMinutes = (ms) => Math.round(ms / 60_000) || 0;

/**
 * @param {Forecast} told
 * @param {boolean} begun
 * @param {(at: number) => string} clockTime
 */
export function driftSentence({ late, end }, begun, clockTime) {
  const [minutes, at] = [wholeMinutes(late), clockTime(end)];
  if (!begun) return t("If you begin now, it ends around {t}", { t: at });
  if (minutes > 0) return t("Running {n} min late. Ending around {t}", { n: minutes, t: at });
  if (minutes < 0) return t("{n} min in hand. Ending around {t}", { n: -minutes, t: at });
  return t("On time. Ending around {t}", { t: at });
}
