/**
 * Bundles static/src into one script and one stylesheet per page, and says in manifest.json
 * which file holds which. It takes the pages that are there and knows nothing of what is in them.
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

const PAGES = [
  "phone",
  "takeaway",
  "stage",
  "console",
  "home",
  "preparation",
  "join",
  "enter",
  "error",
  "reporting",
];

const folder = process.argv[2] ?? "dist";
const sources = PAGES.flatMap((page) => [`src/${page}.js`, `src/css/${page}.css`]).filter((path) =>
  existsSync(path),
);

const { metafile } = await build({
  entryPoints: sources,
  outdir: folder,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  format: "esm",
  minify: true,
  sourcemap: "linked",
  target: ["es2022"],
  loader: { ".svg": "file", ".png": "file" },
  legalComments: "linked",
  logLevel: "warning",
  metafile: true,
});

/** @type {Record<string, string>} */
const manifest = {};
for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
  if (entryPoint) manifest[basename(entryPoint)] = basename(path);
}
await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

// The bundles carry code of others, and with it goes what they ask for: their licences.
const parts = Object.keys(metafile.inputs).map((path) =>
  path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.at(0),
);
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
