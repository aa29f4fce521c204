// @ts-check
/**
 * The last state of this phone, kept on the device for a reload without a network. Each new one
 * overwrites it, so what was taken back is gone from here, too. The page itself is kept without
 * anybody's words (shell.js).
 */

import { page } from "../page.js";
import { keepShell } from "../shell.js";

const QUIET_MS = 1000; // between two writings

/**
 * @param {{device: import("../device.js").Device, key: string,
 *   store: import("../store.js").Store, clock: import("../clock.js").Clock,
 *   own: () => import("../protocol.js").Own,
 *   looks: () => Record<string, import("../protocol.js").Category[]>}} parts
 */
export function keepState({ device, key, store, clock, own, looks }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const snapshot = {
      seq: store.seq,
      now: clock.now(),
      put: Object.fromEntries(store.entries("")),
    };
    const { evening } = page;
    device.set(key, { at: Date.now(), snapshot, own: own(), evening, categories: looks() });
  };
  store.subscribe(() => {
    timer ??= setTimeout(keep, QUIET_MS);
  });
  window.addEventListener("pagehide", keep);
  void keepShell();
}
