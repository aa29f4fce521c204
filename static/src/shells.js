// @ts-check
/** Under which names a browser keeps what a page needs to come back without a network. */

/** The pages, without anything that anybody wrote. */
export const SHELLS = "shells";
/** The files that they name. */
export const FILES = "files";

/**
 * The address under which the shell of a page is asked for, and kept: the same whatever else stands
 * behind the `?`, but for whose seat it is and how a stage is shown.
 *
 * @param {URL} address
 */
export function shellOf(address) {
  const shell = new URL(address.pathname, address.origin);
  for (const name of ["as", "share"]) {
    const value = address.searchParams.get(name);
    if (value !== null) shell.searchParams.set(name, value);
  }
  shell.searchParams.set("shell", "1");
  return shell.href;
}
