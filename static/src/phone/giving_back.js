// @ts-check
/**
 * What the server refused of what is said to the facilitator or a guest is a draft again: a question,
 * unless another has been begun; a concern, under the help, as its note may be gone.
 */

import { ASK_GUEST, RAISE_CONCERN } from "../protocol.js";
import { t } from "../words.js";
import { draftKey as concernKey } from "./concern.js";
import { joined } from "./early.js";
import { questionKey } from "./typed_keys.js";

/**
 * @param {import("../device.js").Device} device
 * @param {string} place
 * @param {import("../protocol.js").Action} action
 * @param {(words: string) => void} say
 */
export function giveBack(device, place, action, say) {
  if (action.type === RAISE_CONCERN) {
    const key = concernKey(place, null);
    const text = joined(device.get(key) ?? "", String(action.text));
    device.set(key, text || null);
    say(
      action.text
        ? t(
            "That did not reach the facilitator. Your words are kept: they stand under “?”, at “Tell the facilitator quietly”",
          )
        : t("That did not reach the facilitator. Please tell them again in a moment"),
    );
  }
  const key = questionKey(place, String(action.part));
  if (action.type !== ASK_GUEST || device.get(key)) return;
  device.set(key, action.text);
  device.set(`${key}:back`, true);
}

/**
 * The same for everything that waits on the device until this code is there (phone.js).
 *
 * @param {import("../device.js").Device} device
 * @param {string} place
 * @param {(words: string) => void} say
 */
export function giveAllBack(device, place, say) {
  const key = `back:${place}`;
  for (const action of device.get(key) ?? []) giveBack(device, place, action, say);
  device.set(key, null);
}
