// @ts-check
/** The projector itself: full screen, no cursor, no sleep. */

import { on } from "../dom.js";

const CURSOR_MS = 2000;
const AGAIN_MS = 10_000; // between two times of asking for a screen that does not sleep

/** Fill the screen, or leave it. The browser's own Esc leaves it, too, and does nothing else. */
export function fillScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

/**
 * @param {HTMLElement} stage
 * @param {(awake: boolean) => void} tell whether the screen is kept from sleeping, whenever it is asked
 */
export function useScreen(stage, tell) {
  hideCursor(stage);
  const awake = new Awake(tell);
  void awake.ask();
  document.addEventListener("visibilitychange", () => void awake.ask());
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

/** Where https allows it; elsewhere, and where it is refused, the screensaver is stopped by hand. */
class Awake {
  #tell;
  #timer = 0;
  #held = false;

  /** @param {(awake: boolean) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** Ask for it, unless nobody looks: then a browser would refuse. */
  async ask() {
    clearTimeout(this.#timer);
    if (document.visibilityState !== "visible" || this.#held) return;
    if (!("wakeLock" in navigator)) return this.#tell(false);
    try {
      const lock = await navigator.wakeLock.request("screen");
      this.#held = true;
      lock.addEventListener("release", () => this.#lost());
      this.#tell(true);
    } catch {
      this.#lost(); // refused, for example with a low battery: that may pass
    }
  }

  #lost() {
    this.#held = false;
    this.#tell(false);
    this.#timer = setTimeout(() => void this.ask(), AGAIN_MS);
  }
}
