// @ts-check
/**
 * A chime, made by the device itself: no file has to come. Browsers let a page sound only after
 * somebody has touched it, so whoever wants to hear it calls `unlock` in a press.
 *
 * What it says stands in the picture, too: nobody needs to hear it.
 */

const BELL = [523.25, 783.99, 1318.51]; // Hz: c, g, e, as a struck bell has them
const SOFT = [523.25, 784];
const LONG_S = 2.4;
const SOFT_S = 1.2;
const ATTACK_S = 0.012; // shorter would click

export class Chime {
  /** @type {AudioContext | null} */
  #context = null;

  /** Whether a press has let this page sound. */
  get ready() {
    return this.#context?.state === "running";
  }

  /**
   * To be called in a press.
   *
   * @returns {Promise<boolean>} whether this page may sound from now on
   */
  async unlock() {
    if (!("AudioContext" in globalThis)) return false;
    this.#context ??= new AudioContext();
    try {
      await this.#context.resume();
    } catch {
      return false; // no device to sound on
    }
    return this.ready;
  }

  /**
   * Ring once; nothing is heard where no press has allowed it.
   *
   * @param {number} volume 0–100
   * @param {"bell" | "soft"} [kind]
   */
  ring(volume, kind = "bell") {
    const context = this.#context;
    if (!context || !this.ready || volume <= 0) return;
    const tones = kind === "bell" ? BELL : SOFT;
    const seconds = kind === "bell" ? LONG_S : SOFT_S;
    const loud = (volume / 100) ** 2; // what an ear takes for half as loud is far less
    for (const [n, hertz] of tones.entries()) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      const begin = context.currentTime;
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, begin);
      gain.gain.linearRampToValueAtTime((loud * 0.5) / (n + 1), begin + ATTACK_S);
      gain.gain.exponentialRampToValueAtTime(0.0001, begin + seconds / (n + 1));
      tone.connect(gain).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + seconds);
    }
  }
}
