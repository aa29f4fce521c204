// @ts-check
/**
 * A door, or any page whose forms work without scripts: changing the language keeps what is typed,
 * and nothing is sent twice.
 */

import { sendNothingByConversion } from "./conversions.js";
import { keepAcrossLanguages } from "./language.js";
import { sendOnce } from "./once.js";
import { sendsByKey } from "./typing.js";

keepAcrossLanguages();
sendNothingByConversion();
sendOnce();
for (const field of document.querySelectorAll("textarea")) {
  const beside = /** @type {HTMLElement | null} */ (
    field.parentElement?.querySelector("[type=submit]")
  );
  sendsByKey(field, () => field.form?.requestSubmit(beside));
}
