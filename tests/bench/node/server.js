// What peers do: a plain socket.io server that keeps nothing on disk. It speaks as much of
// docs/protocol.md as the clients of `facilitator bench live` need.
//
//     node server.js 0       one emit per note
//     node server.js 100     one patch every 100 ms, if there is anything to say
//
// It says its port on the first line, and ends with its standard input.
import { createServer } from "node:http";
import { Server } from "socket.io";

const tick = Number(process.argv[2]);
const web = createServer();
const io = new Server(web, { serveClient: false, transports: ["websocket"] });

let seq = 1;
let flushed = 1;
let put = {};
let timer = null;

function flush() {
  timer = null;
  if (flushed === seq) return;
  io.emit("patch", { put, drop: [], from: flushed, seq });
  put = {};
  flushed = seq;
  if (tick > 0) timer = setTimeout(flush, tick);
}

function show(note) {
  put[`note/${note.id}`] = note;
  seq += 1;
  if (tick === 0) flush();
  else timer ??= setTimeout(flush, 0);
}

io.on("connection", (socket) => {
  const mine = new Map();
  socket.emit("snapshot", { put: {}, seq: flushed, now: Date.now() });
  socket.on("act", (action, answer) => {
    const { part = "futures", text, category } = action;
    const id = action.note ?? `n${seq}`;
    const rest = { by: null, late: false, edited: false, theme: null, hidden: false };
    mine.set(id, { id, part, text, category, ...rest, relates: null });
    socket.emit("own", { seq, notes: [...mine.values()], ballots: {} });
    show(mine.get(id));
    answer({ ok: true, seq });
  });
});

web.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => {
  process.stdout.write(`${web.address().port}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
