/**
 * Bundles static/src into one script and one stylesheet per page, and says in manifest.json
 * which file holds which, and in sources.json what each script was made of. It takes the pages that
 * are there and knows nothing of what is in them.
 *
 * What a script loads only later (`import()`, see src/later.js) becomes a file of its own
 * (later.mjs).
 *
 *   node build.mjs FOLDER
 *
 * Names carry a hash of the content, so that a browser may keep them for ever. Beside each file
 * lie its .gz and .br, made once here instead of for every phone.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { later } from "./later.mjs";
import { lean } from "./lean.mjs";

const PAGES = [
  "phone",
  "takeaway",
  "again",
  "devices",
  "stage",
  "console",
  "home",
  "shelf",
  "preparation",
  "join",
  "door",
  "enter",
  "sign_out",
  "error",
  "reporting",
  "worker",
  "roles",
  "stage_pin",
  "desk",
  "guest",
];

const folder = process.argv[2] ?? "dist";
const sources = PAGES.flatMap((page) => [`src/${page}.js`, `src/css/${page}.css`]).filter((path) =>
  existsSync(path),
);

/** @type {import("esbuild").BuildOptions} */
const options = {
  outdir: folder,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  mangleProps: /^_/, // only the Socket.IO client has such names, and only for itself
  mangleQuoted: true, // some of them in quotes
  sourcemap: "linked",
  target: ["es2022"],
  loader: { ".svg": "file", ".png": "file" },
  legalComments: "linked",
  logLevel: "warning",
  metafile: true,
};

// Each page by itself: what two pages have in common is not to become a third file.
const made = await Promise.all(
  sources.map((path) => build({ ...options, entryPoints: [path], plugins: [lean, later(path)] })),
);
const inputs = made.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const outputs = made.flatMap(({ metafile }) => Object.entries(metafile.outputs));

/** @type {Record<string, string>} */
const manifest = {};
for (const [path, { entryPoint, imports }] of outputs) {
  if (!entryPoint || !sources.includes(entryPoint)) continue; // what is loaded later is no page's
  // Where some code comes later the script lies beside its entry, which only asks for it.
  const beside = imports.find(({ kind }) => kind === "import-statement");
  manifest[basename(entryPoint)] = basename(beside?.path ?? path);
}
await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

/** @type {Record<string, string[]>} with what is loaded later */
const from = {};
for (const [at, { metafile }] of made.entries()) {
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const written = kept.filter(
    ([path, { bytesInOutput }]) => bytesInOutput && path.startsWith("src/"),
  );
  from[basename(sources[at] ?? "")] = [...new Set(written.map(([path]) => path))].sort();
}
await writeFile(join(folder, "sources.json"), `${JSON.stringify(from, null, 2)}\n`);

// The bundles carry code of others, and with it goes what they ask for: their licences.
const parts = inputs.map((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.at(0));
const licences = [...new Set(parts)].sort().flatMap((path) => {
  const file = path && readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
  return file ? [`${basename(path)}\n\n${readFileSync(join(path, file), "utf8")}`] : [];
});
await writeFile(join(folder, "licences.txt"), licences.join("\n\n"));

const built = await readdir(folder);
for (const name of built.filter((name) => /\.(js|css|svg)$/.test(name))) {
  const content = await readFile(join(folder, name));
  await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  await writeFile(join(folder, `${name}.br`), brotliCompressSync(content));
}
