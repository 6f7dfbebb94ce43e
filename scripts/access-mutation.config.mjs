// The tests' own configuration with one mutation of ACCESS_MUTANT applied to the source as it is loaded.
import path from "node:path";
import { mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

const root = path.resolve(import.meta.dirname, "..");
const mutant = JSON.parse(process.env.ACCESS_MUTANT ?? "{}");

const mutation = {
  name: "access-mutation",
  enforce: "pre",
  transform(code, id) {
    if (!mutant.file || id.split("?")[0] !== path.join(root, mutant.file)) return null;
    if (mutant.append) return `${code}\n${mutant.append}\n`;
    if (!code.includes(mutant.find)) throw new Error(`"${mutant.find}" is not in ${mutant.file}`);
    return code.replaceAll(mutant.find, () => mutant.replace);
  },
};

const projects = base.test.projects
  .filter((project) => project.test.name === "server")
  .map((project) =>
    mergeConfig(project, { root, plugins: [mutation], test: { setupFiles: [path.join(root, "scripts/access-mutation.setup.mjs")] } }),
  );
export default { root, test: { projects } };
