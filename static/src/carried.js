// @ts-check
/**
 * What somebody has typed and not posted, when they go on in another browser: it travels in the
 * fragment of the address, which no server sees, and only what belongs to that seat is taken.
 *
 * @typedef {[key: string, value: unknown][]} Carried
 */

const MOST = 6000; // characters; every browser takes an address of that length
/** What matters most comes first. */
const KINDS = [
  ...["draft", "returned", "first-step", "memo"],
  ...["reply", "question", "concern", "passed"],
];

/**
 * @param {import("./device.js").Device} device
 * @param {string} place says which session and person, such as "482913:8f3a"
 * @returns {string} fit for a fragment
 */
export function pack(device, place) {
  const kept = KINDS.flatMap((kind) => device.list((key) => key.startsWith(`${kind}:${place}`)));
  let packed = toText(kept);
  while (packed.length > MOST) {
    kept.pop();
    packed = toText(kept);
  }
  return packed;
}

/**
 * Keep what came along, unless this device has something there already.
 *
 * @param {import("./device.js").Device} device
 * @param {string} code of the session
 * @param {string} packed
 */
export function unpack(device, code, packed) {
  for (const [key, value] of fromText(packed)) {
    const [kind = "", session] = String(key).split(":");
    if (!KINDS.includes(kind) || session !== code || device.get(key) !== null) continue;
    device.set(key, value);
  }
}

/** @param {Carried} kept */
function toText(kept) {
  const bytes = new TextEncoder().encode(JSON.stringify(kept));
  const letters = btoa(String.fromCharCode(...bytes));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text @returns {Carried} nothing for what is no such text */
function fromText(text) {
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const kept = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(kept) ? kept.filter((each) => each?.length === 2) : [];
  } catch {
    return [];
  }
}
