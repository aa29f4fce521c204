// @ts-check
/**
 * The list of sessions while its server is away, and its way back. A list that was open all the time
 * goes on as it is. One that came out of this browser's keeping (worker.js) may name sessions that
 * are gone: it is loaded anew, once nobody is in the middle of something.
 */

import { Away } from "./away.js";
import { Device } from "./device.js";
import { on, piece } from "./dom.js";
import { keepList, renewList } from "./kept_list.js";
import { watchReach } from "./reach.js";

const SEARCHED = "searched"; // what was searched for, across that one loading

/**
 * @param {HTMLInputElement | null} search
 * @param {Device} [device]
 * @returns {Away}
 */
export function followServer(search, device = new Device(() => globalThis.sessionStorage)) {
  const root = /** @type {HTMLElement} */ (document.getElementById("away"));
  const away = new Away(root);
  const kept = "kept" in root.dataset;
  let back = false; // the list itself was answered: loaded anew, it is not the kept one again

  const keepSearch = () => device.set(SEARCHED, search?.value || null);
  const load = () => {
    if (!back || busy(search)) return;
    keepSearch();
    location.replace("/");
  };
  const cameBack = async () => {
    back ||= await renewList();
    if (back) away.wait();
    load();
  };

  if (search) search.value = device.get(SEARCHED) ?? "";
  device.set(SEARCHED, null);
  on(piece(root, "load"), "click", keepSearch);
  if (kept) {
    away.begin();
    document.addEventListener("focusout", load);
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

/** Whether somebody is typing or has a menu open. @param {HTMLInputElement | null} search */
const busy = (search) =>
  (document.activeElement === search && search?.value !== "") ||
  document.querySelector(".session__menu[open], .help[open]") !== null;
