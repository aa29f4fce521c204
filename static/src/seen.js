// @ts-check
/**
 * What goes on by the clock goes on while somebody looks: a hidden tab costs nothing.
 *
 * Drawing needs no such care, as long as it is asked for by frame: a hidden tab has none.
 */

/**
 * Do something every so often while the page is looked at, and at once when it is looked at again.
 *
 * @param {() => void} tick
 * @param {number} ms
 */
export function whileSeen(tick, ms) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const turn = () => {
    clearInterval(timer);
    if (document.hidden) return;
    tick();
    timer = setInterval(tick, ms);
  };
  document.addEventListener("visibilitychange", turn);
  turn();
}
