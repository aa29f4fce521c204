// @ts-check
/** Says to the stylesheet, and to all that measures, how small a character may be in this hall. */

/** @param {number | null} floor hundredths of the height of the stage; null while nobody said */
export function setFloor(floor) {
  const wanted = String(floor ?? 0);
  if (document.body.dataset.hall === wanted) return;
  document.body.dataset.hall = wanted;
  document.body.style.setProperty("--hall-floor", wanted);
}
