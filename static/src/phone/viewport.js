// @ts-check
/**
 * Keeps the bar of buttons above the on-screen keyboard and tells the stylesheet how high all
 * three are that lie over the page, so that nothing with focus is ever covered. Where the bars
 * would take half of what can be seen, with large letters or a low screen, they lie over nothing.
 */

const MOST = 0.5; // of what can be seen

/**
 * @param {HTMLElement} top the bar at the head of the page
 * @param {HTMLElement} tray the bar at its foot
 */
export function followViewport(top, tray) {
  const root = document.documentElement;
  const view = window.visualViewport;
  const measure = () => {
    const seen = view ? view.height * view.scale : window.innerHeight; // whatever two fingers did
    const keyboard = view?.scale === 1 ? window.innerHeight - seen - view.offsetTop : 0;
    root.toggleAttribute("data-low", top.offsetHeight + tray.offsetHeight > MOST * seen);
    root.style.setProperty("--keyboard", `${Math.max(0, Math.round(keyboard))}px`);
    root.style.setProperty("--top", `${top.offsetHeight}px`);
    root.style.setProperty("--tray", `${tray.offsetHeight}px`);
  };
  view?.addEventListener("resize", measure);
  view?.addEventListener("scroll", measure);
  const bars = new ResizeObserver(measure);
  bars.observe(top);
  bars.observe(tray);
  measure();
}
