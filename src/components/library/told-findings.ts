import type { RouterOutputs } from "../data/router-types";

export type Finding = Extract<RouterOutputs["library"]["importFile"], { ok: false }>["problems"][number];

/** The short name of a question is taken from the question: where both are empty that is one thing to do, not two. */
export function toldFindings(findings: readonly Finding[]): Finding[] {
  const paths = new Set(findings.map(({ path }) => path));
  return findings.filter(({ path }) => !(path.endsWith(".name") && paths.has(path.replace(/\.name$/, ".question"))));
}
