// @ts-check
/**
 * The one line for somebody who comes: who has been here goes on, who is late hears where we are.
 * A reload is no coming.
 *
 * @typedef {import("../protocol.js").Session} Session
 */

import { t } from "../words.js";

/**
 * @param {{device: import("../device.js").Device, visit: import("../device.js").Device,
 *   place: string, session: Session, title: string}} who `visit` ends with the tab
 * @returns {{words: string, stays?: boolean}} "" where there is nothing to say; `stays`: until the
 *   session moves on, as it tells where it is
 */
export function greeting({ device, visit, place, session, title }) {
  const key = `here:${place}`;
  if (visit.get(key)) return { words: "" };
  visit.set(key, true);
  const back = device.get(key) === true;
  device.set(key, true);
  if (back) return { words: t("Welcome back") };
  const stays = session.stop.part !== "lobby" && !session.ended;
  return {
    words: stays ? t("We are at “{title}”. You can join in from here", { title }) : "",
    stays,
  };
}
