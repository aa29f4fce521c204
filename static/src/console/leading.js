// @ts-check
/** Who has the one button, as far as the records say it. */

import { page } from "../page.js";
import { desk } from "./records.js";

/** Whether this console leads. @param {import("./records.js").Store} store */
export function leads(store) {
  const holder = desk(store)?.lead?.holder ?? null;
  return holder === null ? page.role === "facilitator" : holder === page.me;
}
