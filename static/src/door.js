// @ts-check
/** A door, or any page whose forms work without scripts: changing the language keeps what is typed. */

import { sendNothingByConversion } from "./conversions.js";
import { keepAcrossLanguages } from "./language.js";

keepAcrossLanguages();
sendNothingByConversion();
