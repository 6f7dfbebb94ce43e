import { uuidv7 } from "uuidv7";
import type { Answer, Answers, Group, Reference } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import type { Field, ItemField, ReferenceTarget } from "@/domain/exercise/field";
import { allFields, findField, phaseIdsByTime } from "@/domain/exercise/fields-of";
import type { OwnItemKind } from "@/domain/own-item/kind";
import { makeCheckBacks } from "@/server/check-back/make";
import { inPractice } from "@/server/db";
import type { ExerciseStory, ToldAnswers, ToldAssignment, ToldList, ToldRecord } from "./exercise-story";
import { callerAt } from "./people";
import type { Moment, Telling } from "./telling";

/** A definition by the name that the stories use: the id of one of the catalog, or the name of one of the practice's own. */
export type FindExercise = (name: string) => ExerciseDefinition;
type OwnItem = { id: string; kind: OwnItemKind; words: string; position: number };
type OpenAssignment = { definition: ExerciseDefinition; id: string | null };
type Spelling = { at: Telling["at"]; refer: (target: ReferenceTarget, words: string) => Reference };

/** What a client did besides the ladder, as moments: entries of their lists, assignments, records, and what was said under them. */
export function exerciseMoments(telling: Telling, story: ExerciseStory, exercise: FindExercise): Moment[] {
  const lists = withIds(story.listed);
  const items = lists.flatMap(({ entries }) => entries);
  const assignments = new Map<string, OpenAssignment>(
    story.assigned.map((given) => [given.name, { definition: exercise(given.exercise), id: null }]),
  );
  const assignment = (name: string) => {
    const found = assignments.get(name);
    if (!found) throw new Error(`${telling.client.displayName}: nothing is assigned as “${name}”`);
    return found;
  };
  const refer = (kind: ReferenceTarget, words: string): Reference => {
    if (kind === "step") return { id: telling.stepId(words), words };
    const item = items.find((one) => one.kind === kind && one.words === words);
    if (!item) throw new Error(`${telling.client.displayName} has no ${kind} “${words}”`);
    return { id: item.id, words };
  };
  return [
    ...lists.map(({ list, entries }) => listMoment(telling, list, entries)),
    ...story.assigned.map((given) => assignMoment(telling, given, assignment(given.name))),
    ...story.records.flatMap((record) => recordMoments(telling, record, assignment(record.assignment), { at: telling.at, refer })),
  ];
}

/** Each entry with an id and its place among those of its kind. */
function withIds(listed: readonly ToldList[]): { list: ToldList; entries: OwnItem[] }[] {
  const next = new Map<OwnItemKind, number>();
  return listed.map((list) => ({
    list,
    entries: list.words.map((words) => {
      const position = next.get(list.kind) ?? 0;
      next.set(list.kind, position + 1);
      return { id: uuidv7(), kind: list.kind, words, position };
    }),
  }));
}

function listMoment({ therapist, clientId, phone, at }: Telling, list: ToldList, entries: OwnItem[]): Moment {
  const when = at(...list.at);
  return {
    at: when,
    async happens() {
      if (!list.together)
        return phone(...entries.map(({ id, ...payload }) => ({ type: "ownItem.put" as const, entityId: id, payload, at: when })));
      for (const { id: itemId, ...entry } of entries) await callerAt(therapist, when).ownItem.put({ clientId, itemId, ...entry });
    },
  };
}

function assignMoment({ therapist, client, clientId, at }: Telling, given: ToldAssignment, into: OpenAssignment): Moment {
  const when = at(...given.at);
  const { id, version } = into.definition;
  return {
    at: when,
    async happens() {
      const result = await callerAt(therapist, when).assignment.assign({
        clientId,
        exercise: { id, version },
        words: {
          whatExactly: given.whatExactly,
          minimumVersion: given.minimumVersion,
          whyThisHelps: given.why,
          whenWhereWithWhom: given.when,
          toward: given.toward,
          obstacles: given.obstacles.map(([obstacle, ifThen]) => ({ obstacle, ifThen })),
        },
        rhythm: given.rhythm,
        clientConfidence: given.confidence,
        clientAgreed: true,
      });
      if (!result.ok) throw new Error(`${client.displayName}: “${given.name}” could not be assigned: ${result.reason}`);
      into.id = result.assignmentId;
    },
  };
}

function recordMoments(telling: Telling, record: ToldRecord, assignment: OpenAssignment, spelling: Spelling): Moment[] {
  const { therapist, clientId, phone, at } = telling;
  const recordId = uuidv7();
  const { definition } = assignment;
  const { early, late } = phaseIdsByTime(definition);
  const [begun, finished] = [at(...record.at), at(...(record.after ?? record.at))];
  const place = () => ({ definitionId: definition.id, definitionVersion: definition.version, assignmentId: assignment.id, stepId: null });
  const answers = spellOut(definition, record.answers, record.at[0], spelling);
  const before = only(answers, new Set(allFields(definition, early).map(({ id }) => id)));
  const rest = only(answers, new Set(allFields(definition, late).map(({ id }) => id)));
  const moments: Moment[] = [];
  if (record.after) {
    const payload = () => ({ ...place(), answers: before });
    moments.push({ at: begun, happens: () => phone({ type: "record.predict", entityId: recordId, payload: payload(), at: begun }) });
  }
  moments.push({
    at: finished,
    happens: () => {
      const payload = {
        ...place(),
        progress: "done" as const,
        answers: rest,
        exhaustion: record.exhaustion,
        reasons: [],
        ...(record.note ? { note: record.note } : {}),
      };
      return phone(
        ...(record.after ? [{ type: "record.openAfter" as const, entityId: recordId, payload: {}, at: finished }] : []),
        { type: "record.finish", entityId: recordId, payload, at: finished },
        ...(record.shared ? [{ type: "record.share" as const, entityId: recordId, payload: {}, at: finished }] : []),
      );
    },
  });
  const { reviewed, later } = record;
  if (reviewed) {
    const when = at(...reviewed.at);
    moments.push({
      at: when,
      async happens() {
        await callerAt(therapist, when).record.open({ clientId, recordId });
        await callerAt(therapist, when).record.review({ clientId, recordId, note: reviewed.note });
      },
    });
  }
  if (later) {
    const when = at(...later.at);
    const payload = { answers: spellOut(definition, later.answers, later.at[0], spelling) };
    moments.push({ at: when, happens: () => phone({ type: "record.followUp", entityId: recordId, payload, at: when }) });
  }
  moments.push(...record.lookedBack.map((said) => lookBackMoment(telling, recordId, said)));
  return [...moments, ...record.thread.map((line) => lineMoment(telling, recordId, line))];
}

/** What is due by then is made as the worker makes it; the phone answers it. */
function lookBackMoment({ client, clientId, phone, at }: Telling, recordId: string, said: ToldRecord["lookedBack"][number]): Moment {
  const when = at(...said.at);
  const { practiceId } = client;
  return {
    at: when,
    async happens() {
      await makeCheckBacks({ practiceId, clientId }, when);
      const asked = await inPractice(practiceId, async (tx) => {
        const about = await tx.prediction.findFirst({ where: { recordId, entry: said.link } });
        return about && tx.checkBack.findFirst({ where: { clientId, subjectId: about.id, answeredAt: null } });
      });
      if (!asked) throw new Error(`${client.displayName} is not asked about link ${said.link} at ${when.toISOString()}`);
      const words = said.words === undefined ? {} : { words: said.words };
      if (said.outcome === "cannotKnow") return phone({ type: "checkBack.cannotKnow", entityId: asked.id, payload: words, at: when });
      return phone({ type: "checkBack.answer", entityId: asked.id, payload: { outcome: said.outcome, ...words }, at: when });
    },
  };
}

/** Who writes has read what stands there. */
function lineMoment({ therapist, clientId, phone, at }: Telling, recordId: string, line: ToldRecord["thread"][number]): Moment {
  const when = at(...line.at);
  const { words } = line;
  return {
    at: when,
    async happens() {
      if (line.by === "client") {
        const seen = { type: "record.seeThread" as const, entityId: recordId, payload: {}, at: when };
        return phone(seen, ...(words ? [{ type: "record.reply" as const, entityId: recordId, payload: { words }, at: when }] : []));
      }
      await callerAt(therapist, when).record.open({ clientId, recordId });
      if (words) await callerAt(therapist, when).record.reply({ clientId, recordId, messageId: uuidv7(), words });
    },
  };
}

function only(answers: Answers, ids: ReadonlySet<string>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

/** Answers as a device sends them: a date for so many days after that day, and for words of a list the entry that they name. */
function spellOut(definition: ExerciseDefinition, told: ToldAnswers, day: number, { at, refer }: Spelling): Answers {
  const plain = (field: Field | ItemField, answer: string | number) =>
    typeof answer === "number" && (field.kind === "date" || field.kind === "decideBy")
      ? at(day + answer, 12)
          .toISOString()
          .slice(0, 10)
      : answer;
  const group = (field: Field, answers: Record<string, string | number>): Group =>
    Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => {
        const item = field.item?.fields.find((one) => one.id === id);
        if (!item) throw new Error(`“${definition.title}” does not ask for ${field.id}.${id}`);
        return [id, plain(item, answer)];
      }),
    );
  const spelt = (id: string, answer: ToldAnswers[string]): Answer => {
    const field = findField(definition, id);
    if (!field) throw new Error(`“${definition.title}” does not ask for ${id}`);
    if (!Array.isArray(answer)) return plain(field, answer);
    const { refersTo } = field;
    if (refersTo) return answer.map((words) => refer(refersTo, String(words)));
    return answer.every((one) => typeof one === "string")
      ? answer
      : answer.flatMap((one) => (typeof one === "string" ? [] : [group(field, one)]));
  };
  return Object.fromEntries(Object.entries(told).map(([id, answer]) => [id, spelt(id, answer)]));
}
