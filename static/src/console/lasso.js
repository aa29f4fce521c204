// @ts-check
/** A lasso: the notes that a rectangle touches are chosen. */

/**
 * @param {{tray: HTMLElement, x: number, y: number,
 *   choose: (ids: string[]) => void}} parts `tray` is the one it
 *   begins in; `choose` gets all notes that it touches, each time they change
 * @returns {import("./dragging.js").Drag}
 */
export function lasso({ tray, x, y, choose }) {
  const band = document.createElement("div");
  band.className = "lasso";
  document.body.append(band);
  // What scrolls meanwhile is still touched: it is measured from where the tray's notes begin.
  const from = { x, y: y + tray.scrollTop };
  let told = "";
  return {
    move(nowX, nowY) {
      const fromY = from.y - tray.scrollTop;
      const [left, right] = [Math.min(from.x, nowX), Math.max(from.x, nowX)];
      const [top, bottom] = [Math.min(fromY, nowY), Math.max(fromY, nowY)];
      band.style.cssText = `left: ${left}px; top: ${top}px; width: ${right - left}px; height: ${bottom - top}px`;
      const ids = touched(tray, { left, right, top, bottom });
      if (ids.join() === told) return;
      told = ids.join();
      choose(ids);
    },
    drop() {},
    stop: () => band.remove(),
  };
}

/**
 * Leaf by leaf, so that nothing is laid out that is far away.
 *
 * @param {HTMLElement} tray
 * @param {{left: number, right: number, top: number, bottom: number}} band
 * @returns {string[]}
 */
function touched(tray, band) {
  const meets = (/** @type {Element} */ element) => {
    const box = element.getBoundingClientRect();
    return (
      box.left < band.right &&
      box.right > band.left &&
      box.top < band.bottom &&
      box.bottom > band.top
    );
  };
  return [...tray.children]
    .filter(meets)
    .flatMap((leaf) => [...leaf.children].filter(meets))
    .map((note) => /** @type {HTMLElement} */ (note).dataset.key ?? "");
}
