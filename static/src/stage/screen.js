// @ts-check
/** The projector itself: full screen, no cursor, no sleep. */

import { on } from "../dom.js";

const CURSOR_MS = 2000;

/** Fill the screen, or leave it. The browser's own Esc leaves it, too, and does nothing else. */
export function fillScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

/** @param {HTMLElement} stage */
export function useScreen(stage) {
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
