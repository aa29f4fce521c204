// @ts-check
/** Out of an app's own browser into the real one: the same seat there, and what one was typing. */

import { pack } from "../carried.js";
import { page } from "../page.js";

/**
 * @param {HTMLAnchorElement} link leads where the same can be done by hand
 * @param {import("../device.js").Device} device
 */
export async function goOut(link, device) {
  try {
    const there = { method: "POST", headers: { Accept: "application/json" } };
    const answer = await fetch(link.dataset.out ?? "", there);
    const [address, secret] = (await answer.json()).link.split("#");
    const carried = pack(device, `${page.code}:${page.person}`);
    location.href = `${address}?openExternalBrowser=1#${secret}~${carried}`;
  } catch {
    location.href = link.href;
  }
}
