// @ts-check
/**
 * Lets lines of Japanese break between phrases. The weights that tell phrases apart come from the
 * server, which has them for the report; without them a browser breaks as it can.
 */

import { cutter } from "./phrases.js";

const KANA = /[\u3041-\u30ff]/; // without any it may be Chinese, or no words at all

/** @type {((text: string) => string[]) | null} */
let cut = null;

/** Whether phrases are known: what was laid out before they were is to be laid out once more. */
export const phrasesKnown = () => cut !== null;

/** Fetch what tells phrases apart. @returns {Promise<void>} when they are known, or will not be */
export async function learnPhrases() {
  try {
    const answer = await fetch("/phrases/ja.json");
    if (answer.ok) cut = cutter(await answer.json());
  } catch {
    // No line: the browser's own way will do.
  }
}

/**
 * Let an element break between its phrases; its text stays the same. It may be called again.
 *
 * @param {Element | null} element holds text only
 */
export function breakBetweenPhrases(element) {
  if (!element || !cut || element.childElementCount > 0) return;
  const text = element.textContent ?? "";
  element.classList.toggle("phrased", KANA.test(text));
  if (!KANA.test(text)) return;
  const parts = cut(text).flatMap((phrase) => [document.createElement("wbr"), phrase]);
  element.replaceChildren(...parts.slice(1));
}
