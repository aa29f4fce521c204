// @ts-check
/** What is typed into a page before its scripts are there is kept beside what was kept before. */

/**
 * @param {string} kept on this device
 * @param {string} typed
 * @param {string} [between]
 */
export const joined = (kept, typed, between = "\n") =>
  kept.includes(typed) ? kept : [kept, typed].filter((each) => each.trim()).join(between);
