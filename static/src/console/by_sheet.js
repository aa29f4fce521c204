// @ts-check
/**
 * Whoever scans the code of a printed sheet comes here to type what stands on it: the question is
 * chosen already, and that it came on paper. The address says it once; a reload asks for nothing.
 */

const ASKED = /^#for\/([\w-]*)$/;

/**
 * @param {{deciding: import("./deciding.js").Deciding, open: () => void}} parts `open` brings the
 *   form before whoever is to write
 */
export function bySheet({ deciding, open }) {
  const [, part] = ASKED.exec(location.hash) ?? [];
  if (part === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  open();
  if (deciding.takes(part)) return deciding.focus();
  const question = /** @type {HTMLSelectElement} */ (document.getElementById("scribe-part"));
  if ([...question.options].some(({ value }) => value === part)) {
    question.value = part;
    question.dispatchEvent(new Event("change", { bubbles: true })); // its categories follow
  }
  const paper = /** @type {HTMLInputElement | null} */ (
    document.querySelector("#scribe [name=channel][value=paper]")
  );
  if (paper) paper.checked = true;
  document.getElementById("scribe-text")?.focus();
}
