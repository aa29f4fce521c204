// @ts-check
/**
 * The one big button, and the way back. The server says what they do, where they lead and what the
 * stage will show; this file only presses them, once, and never when it has just changed under the hand.
 *
 * @typedef {import("./records.js").Store} Store
 */

import { fill, on } from "../dom.js";
import { BALLOTS, CLOSE_VOTE, CONSOLE, NEXT } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { pick, t } from "../words.js";
import { placeName } from "./place.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const GUARD_MS = 1000; // a second press within a second is a double press
const NEWS_MS = 1000; // nobody reads a button that has changed in less
const CLOCK_MS = 500; // how far the clock of this page may be off
const GRACE_MS = 30_000; // after its time in which a vote is left alone

export class Primary {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("primary"));
  #back = /** @type {HTMLButtonElement} */ (document.getElementById("back"));
  #store;
  #clock;
  #send;
  #online = true;
  #leads = true;
  #guarded = false;
  #mine;
  #feedback;
  #crew;
  #jump;
  #action = "";
  #seq = -1;
  #countdown = 0;
  #here = 0;
  /** What last made another button of it: since which entry, up to which, until when it is news,
   * and what to tell a hand that comes too late. */
  #news = { since: 0, seq: 0, until: 0, words: "" };
  #draw;

  /**
   * @param {{store: Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send, mine: import("./mine.js").Mine,
   *   feedback: import("./feedback.js").Feedback, crew: import("./crew.js").Crew,
   *   jump: import("./jump.js").Jump}} parts
   */
  constructor({ store, clock, send, mine, feedback, crew, jump }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    this.#mine = mine;
    this.#feedback = feedback;
    this.#crew = crew;
    this.#jump = jump;
    on(this.#button, "click", () => void this.press());
    on(this.#back, "click", () => void this.back());
    this.#draw = watch(store, ["console", "session", NEXT], () => this.#show());
    // At once, not in the next frame: a press may come before it.
    store.subscribe((key) => key === CONSOLE && this.#changed());
    watch(store, [BALLOTS], () => this.#ripe());
    whileSeen(() => this.#count(), 100);
    whileSeen(() => this.#ripe(), 1000);
  }

  /** @param {{venue: number, online: number}} counts who take part just now */
  present({ venue, online }) {
    this.#here = venue + online;
    this.#ripe();
  }

  /** @param {boolean} online whether pressing can reach anything */
  set online(online) {
    this.#online = online;
    this.#draw();
  }

  /** @param {boolean} leads whether this console has the button at all */
  set leads(leads) {
    this.#leads = leads;
    this.#draw();
  }

  /** What the button would do now, e.g. `reveal`; null where it is not. */
  get effect() {
    if (!this.#leads) return null;
    return desk(this.#store)?.primary?.effect ?? null;
  }

  /** Do what the button says. */
  async press() {
    const primary = desk(this.#store)?.primary;
    if (!primary || !this.#free || this.#tooLate()) return;
    await this.#guard(() => this.#send(primary.type, primary.fields));
  }

  /** Stop 3-2-1 at once, also right after it was begun: nothing can be lost by that. */
  async cancel() {
    const primary = desk(this.#store)?.primary;
    if (primary?.effect === "cancel" && this.#online)
      await this.#send(primary.type, primary.fields);
  }

  /** Go back to where one came from: a jump like any other, and asked about like any other. */
  async back() {
    const to = this.#before;
    if (!to || !this.#free || this.#tooLate()) return;
    await this.#guard(() => this.#jump.to(to.stop, placeName(this.#store, to)));
  }

  /** The place to which back leads. */
  get #before() {
    const { agenda, back } = desk(this.#store) ?? {};
    return agenda?.find(({ stop }) => stop === back);
  }

  get #free() {
    return this.#leads && !this.#guarded && this.#online;
  }

  /** Somebody else or the clock has made another button of it: be deaf for a moment. */
  #changed() {
    const primary = desk(this.#store)?.primary;
    const action = JSON.stringify([primary?.type, primary?.fields]);
    const [before, countdown, since] = [this.#action, this.#countdown, this.#seq];
    this.#action = action;
    this.#countdown = session(this.#store)?.countdown ?? 0;
    this.#seq = this.#store.seq;
    if (before === "" || before === action) return;
    const ran = countdown > 0 && this.#clock.now() > countdown - CLOCK_MS;
    const who = this.#crew.name(desk(this.#store)?.moved_by);
    const words = ran ? "" : t("{who} moved on", { who });
    this.#news = { since, seq: this.#seq, until: performance.now() + NEWS_MS, words };
    setTimeout(this.#draw, NEWS_MS);
  }

  /** Asked each time: the answer to what we did may come after the record that it changed. */
  get #deaf() {
    const { since, seq, until } = this.#news;
    return performance.now() < until && !this.#mine.among(since, seq);
  }

  #tooLate() {
    if (this.#deaf && this.#news.words) this.#feedback.trouble(this.#news.words);
    return this.#deaf;
  }

  /** @param {() => Promise<unknown>} act */
  async #guard(act) {
    this.#guarded = true;
    this.#show();
    const rest = new Promise((resolve) => setTimeout(resolve, GUARD_MS));
    await Promise.all([act(), rest]);
    this.#guarded = false;
    this.#show();
  }

  #show() {
    const primary = desk(this.#store)?.primary;
    const n = primary?.n ?? this.#store.get(NEXT)?.budget; // the dots of a vote
    const uncounted = primary?.effect === "vote" && (n ?? null) === null;
    const name = uncounted ? "vote_uncounted" : (primary?.effect ?? "");
    const title = pick(this.#store.get(NEXT)?.title);
    const [label, effect] = say("effects", name, n)
      .replace("{title}", () => title)
      .split(" ▸ ");
    const dark = desk(this.#store)?.blank;
    fill(this.#button, { label, effect: dark ? t("The stage stays dark") : effect });
    this.#button.hidden = !primary || !this.#leads;
    this.#back.hidden = !this.#leads;
    const before = this.#before;
    const way = before ? t("Back: {place}", { place: placeName(this.#store, before) }) : t("Back");
    this.#back.title = way;
    this.#back.setAttribute("aria-label", way);
    // Not `disabled`: that would throw the keyboard's focus away at every press.
    const idle = this.#guarded || this.#deaf || !this.#online;
    this.#button.setAttribute("aria-disabled", String(idle));
    this.#back.setAttribute("aria-disabled", String(idle || !before));
    this.#ripe();
    this.#count();
  }

  /** A vote in which all have voted, or whose time is long over, asks to be closed. */
  #ripe() {
    const here = session(this.#store);
    const open = desk(this.#store)?.primary?.type === CLOSE_VOTE;
    const voters = this.#store.get(BALLOTS + (here?.stop.part ?? ""))?.voters ?? 0;
    const over = here?.timer?.ends_at;
    const late = Boolean(over) && this.#clock.now() > Number(over) + GRACE_MS;
    const ripe = open && (late || (voters > 0 && voters >= this.#here));
    this.#button.classList.toggle("primary--ripe", ripe);
  }

  /** Three, two, one: the same figure as on the stage. */
  #count() {
    const at = session(this.#store)?.countdown;
    const seconds = at ? Math.max(0, Math.ceil((at - this.#clock.now()) / 1000)) : 0;
    this.#button.classList.toggle("primary--countdown", Boolean(at));
    fill(this.#button, { count: at ? seconds : "" });
  }
}
