// @ts-check
/**
 * Code that a page needs only later in the evening. It is fetched in a quiet moment after the
 * page can be used, so that it is there before it is needed, and at once when that comes first.
 */

const QUIET_MS = 2000; // a first screen is painted and its line is up by then

/**
 * @template T
 * @param {() => Promise<T>} load an `import()`
 * @param {(code: T) => void} come called once, when the code is there
 * @returns {() => T | undefined} the code, or undefined while it is still on its way
 */
export function later(load, come) {
  /** @type {T | undefined} */
  let code;
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    load().then(
      (loaded) => {
        code = loaded;
        come(loaded);
      },
      () => {
        asked = false; // no line just now; whoever asks next asks again
      },
    );
  };
  setTimeout(ask, QUIET_MS);
  return () => {
    ask();
    return code;
  };
}
