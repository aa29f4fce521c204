// @ts-check
/**
 * Whoever scans the code of a printed sheet comes here to type what stands on it: the question is
 * chosen already, and that it came on paper. The address says it once; a reload asks for nothing.
 */

const ASKED = /^#for\/([\w-]*)$/;

/**
 * @param {{deciding: import("./deciding.js").Deciding, scribe: import("./scribe.js").Scribe,
 *   open: () => void}} parts `open` brings the form before whoever is to write
 */
export function bySheet({ deciding, scribe, open }) {
  const [, part] = ASKED.exec(location.hash) ?? [];
  if (part === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  open();
  if (deciding.takes(part)) deciding.focus();
  else scribe.fromPaper(part);
}
