// Writes src/generated/catalog.ts: every exercise of src/domain/exercise/catalog, so that a new one is one new file.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const CATALOG = "src/domain/exercise/catalog";

/** The source of an index over these files, in their order. */
export function catalogIndex(files) {
  const names = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")).sort();
  const imports = names.map((name, at) => `import * as file${at} from "../domain/exercise/catalog/${name.slice(0, -3)}";`);
  const spread = names.map((_, at) => `...Object.values(file${at})`).join(", ");
  return `// Written by scripts/catalog-index.mjs; not kept in the repository.\n${imports.join("\n")}\n\nexport const CATALOG = [${spread}];\n`;
}

/** Writes the index where it is not what the files say. */
export function writeCatalogIndex() {
  const target = join(root, "src/generated/catalog.ts");
  const source = catalogIndex(readdirSync(join(root, CATALOG)));
  let before = "";
  try {
    before = readFileSync(target, "utf8");
  } catch {
    mkdirSync(join(root, "src/generated"), { recursive: true });
  }
  if (before !== source) writeFileSync(target, source);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeCatalogIndex();
