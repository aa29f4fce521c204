// @ts-check
/** Rings on this device, if it is the one that chimes: when its moment comes, or to be tested. */

import { Bell } from "./bell.js";
import { Chime } from "./chime.js";
import { SESSION, SOUND } from "./protocol.js";

export class Ringer {
  #chime = new Chime();
  #bell = new Bell();
  #store;
  #clock;
  #mine;
  #tests = -1;

  /**
   * @param {import("./store.js").Store} store
   * @param {import("./clock.js").Clock} clock
   * @param {(sound: import("./protocol.js").Sound) => boolean} mine whether this device is meant
   */
  constructor(store, clock, mine) {
    this.#store = store;
    this.#clock = clock;
    this.#mine = mine;
    store.subscribe((key) => {
      if (key === SOUND) this.#heard();
      else if (key === SESSION) this.tick(); // a turn may be over before the next look
    });
  }

  /** Whether it would be heard here. */
  get ready() {
    return this.#chime.ready;
  }

  /** To be called in a press: from now on this page may sound. */
  unlock() {
    return this.#chime.unlock();
  }

  /** Let it be heard here, whichever device it is that chimes. To be called in a press. */
  async try() {
    const sounds = await this.#chime.unlock();
    if (sounds) this.#chime.ring(this.#sound?.volume ?? 0);
    return sounds;
  }

  /** Look whether a moment has come; some times a second. */
  tick() {
    const session = this.#store.get(SESSION);
    const kind = session ? this.#bell.look(session, this.#clock.now()) : null;
    if (kind) this.#ring(kind);
  }

  /** @returns {import("./protocol.js").Sound | undefined} */
  get #sound() {
    return this.#store.get(SOUND);
  }

  #heard() {
    const tests = this.#sound?.tests ?? 0;
    if (this.#tests >= 0 && tests > this.#tests) this.#ring("bell");
    this.#tests = tests;
  }

  /** @param {"bell" | "soft"} kind */
  #ring(kind) {
    const sound = this.#sound;
    if (sound && this.#mine(sound)) this.#chime.ring(sound.volume, kind);
  }
}
