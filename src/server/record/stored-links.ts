import { uuidv7 } from "uuidv7";
import type { Answers, Group } from "@/domain/exercise/answer";
import { dayOfLink, likelihoodOfLink, wordsOfLink } from "@/domain/exercise/chain";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { matchLinks } from "@/domain/prediction/match-links";
import type { Sealer } from "../crypto/seal";
import type { OperationAct } from "../sync/act";
import { predictionWordsRef, predictionWordsSchema } from "./sealed-words";

type Link = {
  entry: number;
  statement: string;
  howWillIKnow: string | null;
  likelihoodBefore: number | null;
  decideBy: Date;
};

/** The links of a feared chain that have a day: each is a prediction. Entry 1 is the first link, dated or not. */
function datedLinks(definition: ExerciseDefinition, answers: Answers): Link[] {
  const roles = definition.linkPredictions;
  const answer = roles && answers[roles.list];
  if (!roles || !Array.isArray(answer)) return [];
  return (answer as Group[]).flatMap((link, at) => {
    const statement = wordsOfLink(roles, link);
    const day = dayOfLink(roles, link);
    if (statement === null || day === null) return [];
    const how = roles.howWillIKnow === undefined ? undefined : link[roles.howWillIKnow];
    return [
      {
        entry: at + 1,
        statement,
        howWillIKnow: typeof how === "string" ? how : null,
        likelihoodBefore: likelihoodOfLink(roles, link),
        decideBy: new Date(`${day}T00:00:00Z`),
      },
    ];
  });
}

/**
 * Brings the ledger to what the chain of this record says now. A link of which something is known stays as it was predicted.
 * Nothing at all where the exercise has no chain; else one statement to read, and one for each row that changed.
 */
export async function storeLinks(
  act: OperationAct,
  sealer: Sealer,
  definition: ExerciseDefinition,
  answers: Answers,
  at: Date,
): Promise<void> {
  if (!definition.linkPredictions) return;
  const { tx, scope, operation } = act;
  const own = { practiceId: scope.practiceId, clientId: scope.clientId, recordId: operation.entityId };
  const rows = await tx.prediction.findMany({ where: { ...own, entry: { gt: 0 }, leftOutAt: null } });
  const stored = rows.map((row) => ({
    id: row.id,
    entry: row.entry,
    statement: sealer.open(predictionWordsRef(row.id), row.statementSealed, predictionWordsSchema).statement ?? "",
    hasOutcome: row.outcome !== null,
  }));
  const links = new Map(datedLinks(definition, answers).map((link) => [link.entry, link]));
  const { kept, added, leftOut } = matchLinks(stored, [...links.values()]);
  const phase = phaseOf(definition);
  const sealed = (id: string, { statement, howWillIKnow }: Link) => sealer.seal(predictionWordsRef(id), { statement, howWillIKnow });
  const created = added.flatMap((entry) => {
    const link = links.get(entry);
    if (!link) return [];
    const id = uuidv7();
    const { likelihoodBefore, decideBy } = link;
    return [{ ...own, id, entry, phase, statementSealed: sealed(id, link), likelihoodBefore, decideBy, predictedAt: at }];
  });
  if (created.length > 0) await tx.prediction.createMany({ data: created });
  for (const { id, entry } of kept) {
    const link = links.get(entry);
    const hasOutcome = stored.find((row) => row.id === id)?.hasOutcome;
    if (!link) continue;
    const said = { statementSealed: sealed(id, link), likelihoodBefore: link.likelihoodBefore, decideBy: link.decideBy };
    await tx.prediction.updateMany({ where: { ...own, id }, data: { entry, ...(hasOutcome ? {} : said) } });
  }
  if (leftOut.length > 0) await tx.prediction.updateMany({ where: { ...own, id: { in: leftOut } }, data: { leftOutAt: at } });
}

/** The phase in which the chain is written. */
function phaseOf(definition: ExerciseDefinition): string {
  const list = definition.linkPredictions?.list;
  return definition.phases.find((phase) => fieldsOf(phase).some(({ id }) => id === list))?.id ?? "before";
}
