// @ts-check
/**
 * Keeps the bar of buttons above the on-screen keyboard and tells the stylesheet how high the
 * two are, so that nothing with focus is ever covered.
 *
 * @param {HTMLElement} tray the bar at the foot of the page
 */
export function followViewport(tray) {
  const root = document.documentElement;
  const view = window.visualViewport;
  const measure = () => {
    const keyboard = view ? window.innerHeight - view.height - view.offsetTop : 0;
    root.style.setProperty("--keyboard", `${Math.max(0, Math.round(keyboard))}px`);
    root.style.setProperty("--tray", `${tray.offsetHeight}px`);
  };
  view?.addEventListener("resize", measure);
  view?.addEventListener("scroll", measure);
  new ResizeObserver(measure).observe(tray);
  measure();
}
