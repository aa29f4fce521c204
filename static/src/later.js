// @ts-check
/**
 * Code that a page needs only later in the evening. It is fetched one piece after the other, once
 * somebody has begun to use the page, or in a quiet moment a while after it has come: a hall that
 * comes in all at once asks for what it reads first and for nothing else. What is needed before
 * that is fetched at once.
 */

const USED_MS = 1000; // what the first press asked for is on its way by then
const QUIET_MS = 20_000; // to twice as long, lest a whole hall asks again at once

/** @type {Set<() => Promise<boolean>>} what has not come yet, in the order of its naming */
const coming = new Set();

async function fetchAll() {
  for (const ask of coming) if (!(await ask())) break; // no line just now
  if (coming.size > 0) inQuiet();
}

const inQuiet = () => setTimeout(fetchAll, QUIET_MS * (1 + Math.random()));
const soon = () => setTimeout(fetchAll, USED_MS);

let used = false;
for (const press of ["pointerdown", "keydown"])
  addEventListener(
    press,
    () => {
      used = true;
      soon();
    },
    { once: true },
  );
inQuiet();

/**
 * @template T
 * @param {() => Promise<T>} load an `import()`
 * @param {(code: T) => void} come called once, when the code is there
 * @returns {() => T | undefined} the code, or undefined while it is still on its way
 */
export function later(load, come) {
  /** @type {T | undefined} */
  let code;
  /** @type {Promise<boolean> | undefined} whether it has come */
  let asked;
  const ask = () => {
    asked ??= load().then(
      (loaded) => {
        code = loaded;
        coming.delete(ask);
        try {
          come(loaded);
        } catch (error) {
          reportError(error); // what comes after it comes all the same
        }
        return true;
      },
      () => {
        asked = undefined; // no line just now; whoever asks next asks again
        return false;
      },
    );
    return asked;
  };
  coming.add(ask);
  if (used) soon(); // named by code that has just come itself
  return () => {
    void ask();
    return code;
  };
}
