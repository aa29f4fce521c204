// @ts-check
/** The projector itself: full screen by F, no cursor, no sleep. */

import { on } from "../dom.js";

const CURSOR_MS = 2000;

/** @param {HTMLElement} stage */
export function useScreen(stage) {
  on(document, "keydown", (event) => {
    if (event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.fullscreenElement) void document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
  hideCursor(stage);
  void stayAwake();
  document.addEventListener("visibilitychange", () => void stayAwake());
}

/** @param {HTMLElement} stage */
function hideCursor(stage) {
  let timer = 0;
  const show = () => {
    clearTimeout(timer);
    stage.classList.remove("stage--still");
    timer = setTimeout(() => stage.classList.add("stage--still"), CURSOR_MS);
  };
  on(document, "pointermove", show);
  show();
}

/** Where https allows it; elsewhere the screensaver has to be stopped by hand. */
async function stayAwake() {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // Refused, for example with a low battery: nothing the stage could show would help.
  }
}
