// How much script each route makes a browser load before anything happens, read from what the build left.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";

/** Comes only when everything else has failed; all other parts of a route, its not-found page too, travel with each visit. */
const onlyWhenNeeded = /\/global-error$/;

/**
 * First-load script of every page.
 * @param {string} root the project's folder, built
 * @returns {Map<string, { bytes: number, files: string[] }>} by route ("/records/[recordId]"): gzip bytes, and the files
 */
export function firstLoadByRoute(root) {
  const built = path.join(root, ".next");
  const readJson = (file) => JSON.parse(readFileSync(path.join(built, file), "utf8"));
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(path.join(built, file))).length);
    return sizes.get(file);
  };
  const { rootMainFiles } = readJson("build-manifest.json");
  const pages = Object.entries(readJson("app-path-routes-manifest.json")).filter(([page]) => page.endsWith("/page"));
  return new Map(
    pages
      .filter(([, route]) => !route.startsWith("/_"))
      .map(([page, route]) => {
        const files = [...new Set([...rootMainFiles, ...filesOf(built, page)])];
        return [route, { bytes: files.reduce((sum, file) => sum + sizeOf(file), 0), files }];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function filesOf(built, page) {
  const source = readFileSync(path.join(built, "server/app", `${page}_client-reference-manifest.js`), "utf8");
  // The manifest is a script that assigns to globalThis.__RSC_MANIFEST.
  const sandbox = createContext({});
  runInContext(source, sandbox);
  const { entryJSFiles } = sandbox.__RSC_MANIFEST[page];
  return Object.entries(entryJSFiles).flatMap(([entry, files]) => (onlyWhenNeeded.test(entry) ? [] : files));
}
