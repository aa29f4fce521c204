// @ts-check
/**
 * Drawing that is never in the way of a hand: after the frame, when the page has its layout and
 * the browser nothing better to do.
 */

const LATEST_MS = 1000; // a browser that is never idle draws all the same

/**
 * Return a function that asks for `draw`; it is not called more often than once in `ms`.
 *
 * @param {() => void} draw
 * @param {number} ms
 * @returns {(soon?: boolean) => void} `soon`: do not wait for that time
 */
export function calmly(draw, ms) {
  let [asked, drawn] = [0, 0]; // the timer that runs; when it was drawn last
  const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 1));
  const go = () => {
    asked = 0;
    drawn = performance.now();
    draw();
  };
  const ask = (/** @type {number} */ wait) => {
    clearTimeout(asked);
    // By way of a frame, which a hidden page has not.
    asked = setTimeout(() => requestAnimationFrame(() => idle(go, { timeout: LATEST_MS })), wait);
  };
  return (soon = false) => {
    if (soon) ask(0);
    else if (!asked) ask(Math.max(0, drawn + ms - performance.now()));
  };
}
