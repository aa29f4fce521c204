// @ts-check
/**
 * The list of sessions while its server is away, and its way back. A list that was open all the time
 * goes on as it is. One that came out of this browser's keeping (worker.js) may name sessions that
 * are gone: it is loaded anew, once nobody is in the middle of something.
 */

import { Away } from "./away.js";
import { keepList, renewList } from "./kept_list.js";
import { watchReach } from "./reach.js";

/**
 * @param {HTMLInputElement | null} search
 * @param {import("./shelf_filters.js").Filters} filters
 * @param {import("./shelf_address.js").ListAddress} address
 * @returns {Away}
 */
export function followServer(search, filters, address) {
  const root = /** @type {HTMLElement} */ (document.getElementById("away"));
  const away = new Away(root);
  const kept = "kept" in root.dataset;
  let back = false; // the list itself was answered: loaded anew, it is not the kept one again

  const load = () => {
    if (back && !busy(search, filters)) location.replace(address.here);
  };
  const cameBack = async () => {
    back ||= await renewList();
    if (back) away.wait();
    load();
  };

  if (kept) {
    away.begin();
    document.addEventListener("focusout", () => setTimeout(load)); // once the focus is elsewhere
    document.addEventListener("toggle", load, true); // it does not rise
  } else {
    void document.fonts.ready.then(keepList);
  }
  watchReach((there) => {
    if (!there) {
      back = false;
      away.begin();
    } else if (kept) void cameBack();
    else away.end();
  });
  return away;
}

/**
 * Whether somebody is typing, narrowing the list down, or has a menu open.
 *
 * @param {HTMLInputElement | null} search
 * @param {import("./shelf_filters.js").Filters} filters
 */
const busy = (search, filters) =>
  (document.activeElement === search && search?.value !== "") ||
  filters.busy ||
  document.querySelector(".session__menu[open], .help[open]") !== null;
