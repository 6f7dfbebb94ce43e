import { uuidv7 } from "uuidv7";
import type { Answers } from "@/domain/exercise/answer";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { exerciseStoryOf } from "./exercise-story";
import { addClient, callerAt, type Person } from "./people";
import { type Phone, phoneOf } from "./phone";
import type { Story, StoryAssignment, StoryRecord } from "./story";
import { exerciseMoments, type FindExercise } from "./tell-exercises";
import { ladderMoments } from "./tell-ladder";
import { paceMoments, type RecordPlace } from "./tell-pace";
import { type At, LAST_DAY, type Moment, type Telling } from "./telling";

const OF_DEFINITION = { definitionId: exposureRecord.id, definitionVersion: exposureRecord.version };

type StoryTelling = Telling & { story: Story };
type Told = {
  passphrase: string;
  at: At;
  /** Of the catalog or the practice's own, by the name that the stories use. */
  exercise: FindExercise;
};

/** Tells one client's weeks through the app's own procedures: what the app would refuse, a story cannot hold. */
export async function tellStory(story: Story, therapist: Person, { passphrase, at, exercise }: Told): Promise<void> {
  const invited = { name: story.client, address: story.address, passphrase, supervised: story.supervised };
  const client = await addClient(therapist, invited, at(story.from, 9), at(story.from, 18));
  const clientId = client.clientId ?? "";
  const steps = new Map<string, string>();
  for (const step of story.ladder) {
    const { steps: ladder } = await callerAt(therapist, at(story.from + 1, 10)).exposure.addStep({ clientId, ...step });
    const added = ladder.at(-1);
    if (added) steps.set(step.title, added.id);
  }
  const stepId = (title: string) => {
    const id = steps.get(title);
    if (!id) throw new Error(`${story.client} has no step “${title}”`);
    return id;
  };
  const telling: StoryTelling = { story, therapist, client, clientId, phone: phoneOf(client), stepId, at };
  // Known before they are told: a request to slow down can be made in the middle of one.
  const newPlace = () => ({ recordId: uuidv7(), assignment: { id: null } });
  const places: RecordPlace[] = story.records.map(newPlace);
  const last: RecordPlace = newPlace();
  const moments = [
    ...ladderMoments(telling, story.made, steps),
    ...exerciseMoments(telling, exerciseStoryOf(story.address), exercise),
    ...story.records.flatMap((record, index) => recordMoments(telling, record, index, places[index] ?? newPlace())),
    ...paceMoments(telling, story, { records: places, last }),
    ...(story.assigned ? [assignMoment(telling, story.assigned, last.assignment)] : []),
  ];
  for (const moment of moments.sort((a, b) => a.at.getTime() - b.at.getTime())) await moment.happens();
}

/** Those of the first ladder, and those that were made later. */
function stepsOf({ ladder, made }: Story): Story["ladder"] {
  return [...ladder, ...made.flatMap((given) => ("into" in given ? given.into : "as" in given ? [given.as] : []))];
}

function assignMoment(
  { therapist, clientId, stepId, at, story }: StoryTelling,
  given: StoryAssignment,
  into: { id: string | null },
): Moment {
  const when = at(given.day, 9);
  return {
    at: when,
    async happens() {
      const result = await callerAt(therapist, when).assignment.assign({
        clientId,
        stepId: stepId(given.step),
        words: {
          whatExactly: given.step,
          minimumVersion: stepsOf(story).find((step) => step.title === given.step)?.minimumVersion ?? given.step,
          whyThisHelps: given.why,
          whenWhereWithWhom: given.when,
          toward: given.toward,
          obstacles: [{ obstacle: given.obstacle[0], ifThen: given.obstacle[1] }],
        },
        clientConfidence: given.confidence,
        clientAgreed: true,
      });
      if (!result.ok) throw new Error(`${story.client}: day ${given.day} could not be assigned: ${result.reason}`);
      into.id = result.assignmentId;
    },
  };
}

function recordMoments(telling: StoryTelling, record: StoryRecord, index: number, { recordId, assignment }: RecordPlace): Moment[] {
  const { story, therapist, clientId, phone, at } = telling;
  const previous = story.records[index - 1]?.day ?? story.from + 1;
  const assigned: StoryAssignment = {
    day: Math.max(previous + 1, record.day - 3),
    step: record.step,
    why: "You have a clear idea of what will happen. Going once shows what does.",
    when: record.note,
    toward: "",
    obstacle: ["If it is too much that day", "The smallest version counts"],
    confidence: 70 + ((index * 7) % 25),
  };
  const isUnread = index >= story.records.length - story.unread;
  const reviewed = at(Math.min(record.day + 2, LAST_DAY), 8);
  const place = () => ({ ...OF_DEFINITION, assignmentId: assignment.id, stepId: telling.stepId(record.step) });
  const [predicted, back, written, shared] = [11, 16, 17, 18].map((hour) => at(record.day, hour)) as [Date, Date, Date, Date];
  const { exhaustion, likelihoodLater } = record;
  return [
    assignMoment(telling, assigned, assignment),
    {
      at: predicted,
      happens: () =>
        phone({ type: "record.predict", entityId: recordId, payload: { ...place(), answers: before(record, at) }, at: predicted }),
    },
    {
      at: shared,
      happens: () =>
        phone(
          { type: "record.openAfter", entityId: recordId, payload: {}, at: back },
          {
            type: "record.finish",
            entityId: recordId,
            payload: { ...place(), progress: "done", answers: after(record), exhaustion, reasons: [] },
            at: written,
          },
          { type: "record.share", entityId: recordId, payload: {}, at: shared },
        ),
    },
    ...(isUnread
      ? []
      : [
          {
            at: reviewed,
            async happens() {
              const caller = callerAt(therapist, reviewed);
              await caller.record.open({ clientId, recordId });
              await caller.record.review({ clientId, recordId, note: story.notes[index] ?? null });
            },
          },
        ]),
    ...(likelihoodLater === null ? [] : [laterMoment(phone, recordId, likelihoodLater, at(Math.min(record.day + 5, LAST_DAY), 19))]),
  ];
}

function laterMoment(phone: Phone, recordId: string, likelihoodLater: number, at: Date): Moment {
  return { at, happens: () => phone({ type: "record.followUp", entityId: recordId, payload: { answers: { likelihoodLater } }, at }) };
}

function before(record: StoryRecord, at: Telling["at"]): Answers {
  return {
    fearedOutcome: record.fearedOutcome,
    howWillIKnow: record.howWillIKnow,
    decideBy: at(record.day + record.decideByDays, 12)
      .toISOString()
      .slice(0, 10),
    likelihoodBefore: record.likelihoodBefore,
    predictedPeakSuds: record.predictedPeakSuds,
    ...(record.toDrop.length === 0
      ? {}
      : { plannedBehaviours: record.toDrop.map(({ behaviour }) => ({ behaviour, plan: "drop" as const })) }),
  };
}

function after(record: StoryRecord): Answers {
  return {
    happened: record.happened,
    ...(record.degree === null ? {} : { degree: record.degree }),
    peakSuds: record.peakSuds,
    endSuds: record.endSuds,
    whatHappened: record.whatHappened,
    ...(record.toDrop.length === 0 ? {} : { usedBehaviours: record.toDrop.map(({ behaviour, used }) => ({ behaviour, degree: used })) }),
    ...(record.attentionExternal === null ? {} : { attentionExternal: record.attentionExternal }),
    likelihoodAgain: record.likelihoodAgain,
    whatILearned: record.whatILearned,
    ...(record.howMyMindDiscountsIt === null ? {} : { howMyMindDiscountsIt: record.howMyMindDiscountsIt }),
  };
}
