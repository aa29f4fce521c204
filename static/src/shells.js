// @ts-check
/** Under which names a browser keeps what a page needs to come back without a network. */

/** The pages, without anything that anybody wrote. */
export const SHELLS = "shells";
/** The files that they name. */
export const FILES = "files";
/** The list of sessions, for its owner. */
export const LIST = "list";
/** Where the list is asked for as it is to be kept: it says of itself that it may be out of date. */
export const KEPT_LIST = "/?kept=1";

/**
 * The address under which the shell of a page is asked for, and kept: the same whatever else stands
 * behind the `?`, but for whose seat it is and how a stage is shown. For what a participant takes
 * home (`/t/`) their phone (`/p/`) stands in.
 *
 * @param {URL} address
 */
export function shellOf(address) {
  const shell = new URL(address.pathname.replace(/^\/t\//, "/p/"), address.origin);
  for (const name of ["as", "share"]) {
    const value = address.searchParams.get(name);
    if (value !== null) shell.searchParams.set(name, value);
  }
  shell.searchParams.set("shell", "1");
  return shell.href;
}
