// @ts-check
/**
 * Which key means what, when somebody has chosen other keys. Pure; kept by shortcuts.js.
 *
 * A deed is known by the key it has of itself: "s" is the spotlight, whatever key that is on now.
 *
 * @typedef {Readonly<Record<string, string>>} Chosen the key that now does what another did
 */

const FIXED = new Set(["Tab", "Enter", "Escape", "?", "ArrowUp", "ArrowDown", ..."0123456789"]);
const REMOTE = new Set(["PageUp", "PageDown", "."]); // what presenters' remotes send
const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "Dead", "Process"]);
const NAMES = /** @type {Record<string, string>} */ ({
  " ": "Space",
  ArrowRight: "→",
  ArrowLeft: "←",
  "-": "−",
  Escape: "Esc",
});

/** A Japanese keyboard may send full-width figures and letters. @param {string} key */
export const plain = (key) => (key.length === 1 ? key.normalize("NFKC").toLowerCase() : key);

/** @param {string} key @returns {string} what is printed on it */
export const label = (key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/**
 * @param {Chosen} chosen
 * @param {string} pressed
 * @returns {string} the key that the deed has of itself; "" where its place was given away
 */
export function meaning(chosen, pressed) {
  const taken = Object.entries(chosen).find(([, key]) => key === pressed);
  if (taken) return taken[0];
  return pressed in chosen ? "" : pressed;
}

/**
 * Why a key cannot be chosen for a deed.
 *
 * @param {Chosen} chosen
 * @param {Iterable<string>} deeds every key that does something of itself
 * @param {string} deed
 * @param {string} key
 * @returns {"fixed" | "taken" | null} null when it can
 */
export function unfit(chosen, deeds, deed, key) {
  if (FIXED.has(key) || REMOTE.has(key) || MODIFIERS.has(key)) return "fixed";
  const means = meaning(chosen, key);
  return means !== "" && means !== deed && [...deeds].includes(means) ? "taken" : null;
}

/**
 * @param {Chosen} chosen
 * @param {string} deed
 * @param {string} key its own one takes a choice back
 * @returns {Chosen}
 */
export function choose(chosen, deed, key) {
  const { [deed]: _, ...others } = chosen;
  return key === deed ? others : { ...others, [deed]: key };
}

/** What was kept on a device, as far as it can be used. @param {unknown} kept @returns {Chosen} */
export function read(kept) {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {};
  const keys = Object.entries(kept).filter(([, key]) => typeof key === "string" && key !== "");
  const once = new Map(keys.map(([deed, key]) => [key, deed]));
  return Object.fromEntries(keys.filter(([deed, key]) => once.get(key) === deed));
}
