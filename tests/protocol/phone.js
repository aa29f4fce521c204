// A phone made of docs/protocol.md and nothing else: an ordinary socket.io-client takes part.
//
//     node phone.js http://localhost:8000 123456
//
// It joins, and then does what each line of standard input says:
//     write PART TEXT   add a note, and say how that was answered
//     deaf | hearing    lose everything that the server sends | lose nothing
//     state             say what it shows
// It answers each with one line of JSON, and ends with its input.
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [origin, code] = process.argv.slice(2);
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/** Take a seat by the form; return what the page carries for its scripts. */
async function join() {
  const seat = { name: "ノード", place: "venue" };
  const answer = await fetch(`${origin}/j/${code}`, {
    method: "POST",
    body: new URLSearchParams(seat),
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  const page = new URL(answer.headers.get("location"), origin);
  const html = await (await fetch(page, { headers: { cookie: cookie.join("; ") } })).text();
  return JSON.parse(/<script type="application\/json" id="page">(.*?)<\/script>/s.exec(html)[1]);
}

/** What the screen shows: records by key, and the number up to which they are complete. */
const screen = { n: -1, records: {}, own: { seq: -1 }, synced: 0 };
let deaf = false;

function sync(socket) {
  screen.synced += 1;
  socket.emit("sync", { since: screen.n });
}

const hear = {
  snapshot(_, { seq, put }) {
    screen.records = put;
    screen.n = seq;
  },
  patch(socket, { from, seq, put, drop }) {
    if (from > screen.n) return sync(socket);
    if (seq <= screen.n) return;
    for (const key of drop) delete screen.records[key];
    Object.assign(screen.records, put);
    screen.n = seq;
  },
  head(socket, { from, seq }) {
    if (from > screen.n) return sync(socket);
    screen.n = Math.max(screen.n, seq);
  },
  own(_, own) {
    if (own.seq > screen.own.seq) screen.own = own;
  },
};

/** Ask for something until there is an answer that stands, always under one id. */
async function act(socket, type, fields) {
  const action = { action_id: randomUUID(), type, ...fields };
  for (;;) {
    const answer = await socket
      .timeout(4000)
      .emitWithAck("act", action)
      .catch(() => null);
    if (answer && !answer.again) return answer;
    if (answer) await pause(answer.after ?? 1);
  }
}

const { ticket } = await join();
const socket = io(origin, { query: { at: code }, auth: { ticket }, reconnectionDelay: 100 });
for (const [event, heard] of Object.entries(hear)) {
  socket.on(event, (data) => deaf || heard(socket, data));
}
socket.on("connect_error", ({ message }) => {
  // A lost line comes back by itself; one that the server has refused does not.
  if (message === "ticket" || message === "revoked") process.exit(1);
  if (!socket.active) setTimeout(() => socket.connect(), 500);
});
setTimeout(() => process.exit(2), 600_000).unref(); // whoever waits for an answer is told so

const commands = {
  async write(part, ...words) {
    const text = words.join(" ");
    const more = { category: null, named: false, in_report: true };
    say(await act(socket, "AddNote", { part, text, ...more }));
  },
  deaf() {
    deaf = true;
    say(deaf);
  },
  hearing() {
    deaf = false;
    say(deaf);
  },
  state: () => say(screen),
};
for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...words] = line.split(" ");
  await commands[command](...words);
}
socket.close();
