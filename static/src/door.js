// @ts-check
/** A door, or any page whose forms work without scripts: changing the language keeps what is typed. */

import { keepAcrossLanguages } from "./language.js";
import { sendNothingByConversion } from "./typing.js";

keepAcrossLanguages();
sendNothingByConversion();
