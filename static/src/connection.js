// @ts-check
/**
 * The line to the server: keeps a store and a clock in step, and carries actions up.
 *
 * It knows nothing about what the records mean. A screen never waits for it: what a screen
 * shows comes from the store, whether there is a line or not.
 *
 * @typedef {import("./protocol.js").Action} Action
 * @typedef {import("./protocol.js").Answer} Answer
 * @typedef {import("./protocol.js").Own} Own
 * @typedef {import("./protocol.js").Head} Head
 * @typedef {import("./page.js").Page} Page
 * @typedef {"coming" | "online" | "offline" | "refused"} State
 * @typedef {import("./protocol.js").NotePage} NotePage
 * @typedef {{own?: (own: Own) => void, head?: (head: Head) => void,
 *   snapshot?: () => void, page?: (page: NotePage) => void,
 *   state?: (state: State, why: string) => void}} Listeners
 */

import * as client from "socket.io-client";
import { newAction } from "./actions.js";
import { ACT, BUSY, HEAD, OWN, PAGE, PATCH, SNAPSHOT, SYNC } from "./protocol.js";
import { whileSeen } from "./seen.js";

const ANSWER_WITHIN_MS = 4000; // then the same action is sent again
const SILENCE_MS = 10_000; // `head` comes once a second: longer silence is a dead line
const GRACE_MS = 3000; // how long it may stay silent after the phone woke up
const AGAIN_MS = 1000; // between two tries on a living line
const COMING_MS = 100; // before the first line is up
const REFUSED_AGAIN_MS = 2000; // after `busy`, before jitter

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Connection {
  /** @type {State} */
  #state = "coming";
  #full = false; // whether the server is there, and takes nobody in
  #heard = Date.now();
  #ownSeq = -1;
  #failed = false; // a try; the first may only have been the wrong way
  #store;
  #clock;
  #listeners;
  #line;
  #socket;

  /**
   * @param {{page: Page, store: import("./store.js").Store,
   *   clock: import("./clock.js").Clock, on?: Listeners}} parts
   */
  constructor({ page, store, clock, on = {} }) {
    this.#store = store;
    this.#clock = clock;
    this.#listeners = on;
    this.#line = new client.Manager({
      query: { at: page.code },
      transports: ["websocket"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.8,
      autoConnect: false,
    });
    this.#socket = this.#line.socket("/", { auth: { ticket: page.ticket } });
    this.#follow();
    this.#watch();
    this.#socket.connect();
  }

  /**
   * Whether the line is up: `coming` (for the first time), `online`, `offline` (it tries again),
   * `refused` (it does not).
   */
  get state() {
    return this.#state;
  }

  /** Whether there is no line, as the page says; what is pressed while it comes up waits for it. */
  get down() {
    return this.#state === "offline" || this.#state === "refused";
  }

  /**
   * Carry out an action, however many tries it takes.
   *
   * @param {string} type
   * @param {Readonly<Record<string, unknown>>} [fields]
   * @returns {Promise<Answer>}
   */
  async act(type, fields) {
    const action = newAction(type, fields);
    for (;;) {
      const answer = await this.attempt(action);
      if (answer && (answer.ok || !answer.again)) return answer;
      const again = this.#state === "coming" ? COMING_MS : AGAIN_MS;
      await pause(answer?.after ? answer.after * 1000 : again);
    }
  }

  /**
   * Send an action once.
   *
   * @param {Action} action
   * @returns {Promise<Answer | null>} null when no answer came: send the same again
   */
  async attempt(action) {
    if (!this.#socket.connected) return null;
    try {
      return await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck(ACT, action);
    } catch {
      return null;
    }
  }

  /**
   * Ask for a page of notes; it comes by itself, and again whenever it has changed.
   *
   * @param {string} part
   * @param {number} n
   */
  turn(part, n) {
    if (this.#socket.connected) this.#socket.emit(PAGE, { part, n });
  }

  /**
   * Say something that is not kept: nothing happens where there is no line.
   *
   * @param {string} event
   * @param {Readonly<Record<string, unknown>>} what
   */
  tell(event, what) {
    if (this.#socket.connected) this.#socket.emit(event, what);
  }

  #follow() {
    const socket = this.#socket;
    socket.onAny(() => {
      this.#heard = Date.now();
    });
    socket.on("connect", () => {
      this.#heard = Date.now();
      this.#ownSeq = -1;
      this.#become("online", "");
    });
    socket.on("disconnect", (reason) => {
      this.#become("offline", reason);
      // The server hung up on purpose; whether for good, the next try will tell.
      if (reason === "io server disconnect") this.#later();
    });
    socket.on("connect_error", (error) => {
      if (socket.active) {
        void this.#tryPolling();
        if (this.#state !== "coming" || this.#failed) this.#become("offline", error.message);
        this.#failed = true;
      } else if (error.message === BUSY) {
        this.#become("offline", BUSY);
        this.#later();
      } else this.#become("refused", error.message);
    });
    socket.on(SNAPSHOT, (snapshot) => {
      this.#clock.set(snapshot.now);
      this.#store.replace(snapshot);
      this.#listeners.snapshot?.();
    });
    socket.on(PAGE, (page) => this.#listeners.page?.(page));
    socket.on(PATCH, (patch) => this.#bridge(this.#store.apply(patch)));
    socket.on(HEAD, (head) => {
      this.#clock.set(head.now);
      this.#bridge(this.#store.head(head));
      this.#listeners.head?.(head);
    });
    socket.on(OWN, (own) => {
      if (own.seq < this.#ownSeq) return;
      this.#ownSeq = own.seq;
      this.#listeners.own?.(own);
    });
  }

  /** Come back at once when the phone is looked at again or finds its network. */
  #watch() {
    const hurry = () => {
      if (document.visibilityState !== "visible" || this.#state === "refused") return;
      if (this.#socket.connected) this.#doubt();
      else this.#redial();
    };
    document.addEventListener("visibilitychange", hurry);
    window.addEventListener("online", hurry);
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) hurry();
    });
    window.addEventListener("offline", () => this.#doubt());
    whileSeen(() => {
      const silent = Date.now() - this.#heard > SILENCE_MS;
      if (silent && this.#socket.connected) this.#redial();
    }, 1000);
  }

  /** A line that slept may be dead without knowing it: it has `GRACE_MS` to say something. */
  #doubt() {
    this.#heard = Date.now() - SILENCE_MS + GRACE_MS;
  }

  #redial() {
    this.#heard = Date.now();
    this.#socket.disconnect().connect(); // `connect` alone would wait for the present back-off
  }

  #later() {
    setTimeout(
      () => {
        // One has three places at most: of more tabs the hidden ones wait until they are looked at.
        if (document.visibilityState !== "visible") return;
        if (!this.#socket.active) this.#socket.connect();
      },
      REFUSED_AGAIN_MS * (1 + Math.random()),
    );
  }

  /** Maybe this network lets no WebSocket through: fetch the other way, to be tried as well. */
  async #tryPolling() {
    const { opts } = this.#line;
    if (/** @type {string[]} */ (opts.transports).includes("polling")) return;
    const { allowPolling } = /** @type {any} */ (client); // static/lean.mjs has added it
    await allowPolling().then(
      () => Object.assign(opts, { transports: ["websocket", "polling"] }),
      () => {}, // there is no network at all: the next error asks again
    );
  }

  /** @param {boolean} whole false when a patch is missing */
  #bridge(whole) {
    if (!whole) this.#socket.emit(SYNC, { since: this.#store.seq });
  }

  /**
   * @param {State} state
   * @param {string} why
   */
  #become(state, why) {
    const full = why === BUSY;
    if (state === this.#state && full === this.#full) return;
    this.#state = state;
    this.#full = full;
    this.#listeners.state?.(state, why);
  }
}

/**
 * Fill the store and the clock from the page, then open the line.
 *
 * @param {ConstructorParameters<typeof Connection>[0]} parts
 */
export function connect(parts) {
  const { page, store, clock } = parts;
  if (page.snapshot && store.seq < 0) {
    clock.set(page.snapshot.now);
    store.replace(page.snapshot);
  }
  return new Connection(parts);
}
