// @ts-check
/**
 * The picture in the middle of the stage: one view at a time, built beside the old one and
 * faded over it, so that nothing is ever half drawn.
 */

import { Break } from "./break.js";
import { Checkin } from "./checkin.js";
import { Pair, Share } from "./clockface.js";
import { Columns } from "./columns.js";
import { Insight } from "./insight.js";
import { Lobby } from "./lobby.js";
import { Plain } from "./plain.js";
import { Pledge } from "./pledge.js";
import { Pulse } from "./pulse.js";
import { Checkout, Empty, Question } from "./question.js";
import { Result } from "./result.js";
import { Rules } from "./rules.js";
import { Spotlight } from "./spotlight.js";
import { Blank, Thanks } from "./still.js";
import { Talk } from "./talk.js";
import { Themes } from "./themes.js";
import { Vote } from "./vote.js";
import { Wall } from "./wall.js";
import { Welcome } from "./welcome.js";
import { Writing } from "./writing.js";

const FADE_MS = 300; // a little more than --time-fade: the old view goes when it is covered

/** @type {Record<string, new () => import("./records.js").View>} */
const VIEWS = {
  lobby: Lobby,
  welcome: Welcome,
  plain: Plain,
  rules: Rules,
  checkin: Checkin,
  break: Break,
  question: Question,
  writing: Writing,
  wall: Wall,
  pair: Pair,
  talk: Talk,
  columns: Columns,
  themes: Themes,
  vote: Vote,
  result: Result,
  insight: Insight,
  spotlight: Spotlight,
  pledge: Pledge,
  pulse: Pulse,
  share: Share,
  checkout: Checkout,
  thanks: Thanks,
  blank: Blank,
  empty: Empty,
};

export class Picture {
  #body;
  /** @type {import("./records.js").View | null} */
  #view = null;
  #kind = "";
  #since = 0;

  /** @param {HTMLElement} body */
  constructor(body) {
    this.#body = body;
  }

  /**
   * @param {import("./records.js").Scene} scene
   * @param {number} now
   */
  show(scene, now) {
    const kind = kindOf(scene.stage);
    const same = `${kind} ${scene.stage.part}`;
    if (this.#view === null || same !== this.#kind) this.#change(kind);
    this.#kind = same;
    this.#since = Math.max(scene.session.since, scene.stage.since ?? 0); // a result may come later
    this.#view?.show(scene);
    this.tick(now);
  }

  /** @param {number} now */
  tick(now) {
    this.#view?.tick?.(now, Math.max(0, now - this.#since));
  }

  /** @param {string} kind */
  #change(kind) {
    const old = [...this.#body.children];
    const first = this.#view === null; // drawn by the server already: nothing to fade
    const Kind = VIEWS[kind] ?? Plain;
    this.#view = new Kind();
    if (first) this.#body.replaceChildren(this.#view.element);
    else {
      this.#view.element.classList.add("view--coming");
      this.#body.append(this.#view.element);
      setTimeout(() => {
        for (const element of old) element.remove();
      }, FADE_MS);
    }
  }
}

/** Return which view it is, or "empty" where it waits for notes. @param {import("./records.js").Stage} stage */
export function kindOf(stage) {
  const nothing =
    (stage.view === "wall" && stage.notes.length === 0) ||
    (stage.view === "vote" && !stage.choices) ||
    (stage.view === "themes" && stage.themes.length === 0 && stage.lone.length === 0);
  return nothing ? "empty" : stage.view;
}
