// @ts-check
/** Says when nothing can be saved: what is safe, and what to do. Gone once it works again. */

const CAUSES = /** @type {const} */ (["disk", "locked"]);

export class Storing {
  #banners = CAUSES.map((cause) => ({
    cause,
    banner: /** @type {HTMLElement} */ (document.getElementById(`stuck-${cause}`)),
  }));

  /** @param {string} stuck why nothing can be saved just now; "" while it can */
  show(stuck) {
    for (const { cause, banner } of this.#banners) {
      const hidden = cause !== stuck;
      if (banner.hidden !== hidden) banner.hidden = hidden; // said once, not once a second
    }
  }
}
