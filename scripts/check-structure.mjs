// node scripts/check-structure.mjs: is every line where it belongs? The rules are in structure-rules.mjs.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkTree } from "./structure-rules.mjs";

const root = path.resolve(import.meta.dirname, "..");
const folders = ["src", "e2e", "bench", "prisma", "scripts"];
const generated = "src/generated/";

function readTree() {
  const tree = new Map();
  for (const folder of folders) {
    for (const entry of readdirIfThere(path.join(root, folder))) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/");
      if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !file.startsWith(generated))
        tree.set(file, readFileSync(path.join(root, file), "utf8"));
    }
  }
  return tree;
}

function readdirIfThere(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

const tree = readTree();
const problems = checkTree(tree);
for (const { file, line, message } of problems) process.stdout.write(`${file}:${line}  ${message}\n`);
process.stdout.write(`Structure: ${tree.size} files, ${problems.length} problems.\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
