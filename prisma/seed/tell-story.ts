import { uuidv7 } from "uuidv7";
import type { Answers } from "@/domain/exercise/answer";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { addClient, callerAt, type Person } from "./people";
import { phoneOf, type Tap } from "./phone";
import type { Story, StoryAssignment, StoryPace, StoryRecord } from "./story";

/** Something that happens at a moment; a story is told in the order of its moments. */
type Moment = { at: Date; happens: () => Promise<unknown> };
type Telling = {
  story: Story;
  therapist: Person;
  client: Person;
  clientId: string;
  tap: Tap;
  stepId: (title: string) => string;
  at: (day: number, hour: number) => Date;
};

const OF_DEFINITION = { definitionId: exposureRecord.id, definitionVersion: exposureRecord.version };
const LAST_DAY = 41;
const NOTES = ["You asked again. I would like to hear how you decided that.", "Read and thought about. We look at it together.", null];

/** Tells one client's weeks through the app's own procedures: what the app would refuse, a story cannot hold. */
export async function tellStory(
  story: Story,
  therapist: Person,
  passphrase: string,
  at: (day: number, hour: number) => Date,
): Promise<void> {
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
  const telling: Telling = { story, therapist, client, clientId, tap: phoneOf(client), stepId, at };
  const moments = [
    ...story.records.flatMap((record, index) => recordMoments(telling, record, index)),
    ...story.pace.flatMap((request) => paceMoments(telling, request)),
    ...(story.assigned ? [assignMoment(telling, story.assigned, { id: null })] : []),
  ];
  for (const moment of moments.sort((a, b) => a.at.getTime() - b.at.getTime())) await moment.happens();
}

function assignMoment({ therapist, clientId, stepId, at, story }: Telling, given: StoryAssignment, into: { id: string | null }): Moment {
  const when = at(given.day, 9);
  return {
    at: when,
    async happens() {
      const result = await callerAt(therapist, when).assignment.assign({
        clientId,
        stepId: stepId(given.step),
        words: {
          whatExactly: given.step,
          minimumVersion: story.ladder.find((step) => step.title === given.step)?.minimumVersion ?? given.step,
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

function recordMoments(telling: Telling, record: StoryRecord, index: number): Moment[] {
  const { story, therapist, clientId, tap, at } = telling;
  const recordId = uuidv7();
  const stepId = telling.stepId(record.step);
  const assignment: { id: string | null } = { id: null };
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
  const note = NOTES[index % NOTES.length] ?? null;
  return [
    assignMoment(telling, assigned, assignment),
    {
      at: at(record.day, 11),
      happens: () =>
        tap(
          "record.predict",
          recordId,
          { ...OF_DEFINITION, assignmentId: assignment.id, stepId, answers: before(record, at) },
          at(record.day, 11),
        ),
    },
    { at: at(record.day, 16), happens: () => tap("record.openAfter", recordId, {}, at(record.day, 16)) },
    {
      at: at(record.day, 17),
      happens: () =>
        tap(
          "record.finish",
          recordId,
          {
            ...OF_DEFINITION,
            assignmentId: assignment.id,
            stepId,
            progress: "done",
            answers: after(record),
            exhaustion: record.exhaustion,
            reasons: [],
          },
          at(record.day, 17),
        ),
    },
    { at: at(record.day, 18), happens: () => tap("record.share", recordId, {}, at(record.day, 18)) },
    ...(isUnread
      ? []
      : [
          {
            at: reviewed,
            async happens() {
              const caller = callerAt(therapist, reviewed);
              await caller.record.open({ clientId, recordId });
              await caller.record.review({ clientId, recordId, note });
            },
          },
        ]),
    ...(record.likelihoodLater === null
      ? []
      : [laterMoment(tap, recordId, record.likelihoodLater, at(Math.min(record.day + 5, LAST_DAY), 19))]),
  ];
}

function laterMoment(tap: Tap, recordId: string, likelihoodLater: number, at: Date): Moment {
  return { at, happens: () => tap("record.followUp", recordId, { answers: { likelihoodLater } }, at) };
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
  };
}

function after(record: StoryRecord): Answers {
  return {
    happened: record.happened,
    ...(record.degree === null ? {} : { degree: record.degree }),
    peakSuds: record.peakSuds,
    endSuds: record.endSuds,
    whatHappened: record.whatHappened,
    likelihoodAgain: record.likelihoodAgain,
    whatILearned: record.whatILearned,
    ...(record.howMyMindDiscountsIt === null ? {} : { howMyMindDiscountsIt: record.howMyMindDiscountsIt }),
  };
}

function paceMoments({ tap, therapist, clientId, at }: Telling, request: StoryPace): Moment[] {
  const id = uuidv7();
  const asked = at(request.day, 20);
  const { answer } = request;
  const answered = answer && new Date(asked.getTime() + answer.afterHours * 3_600_000);
  return [
    {
      at: asked,
      async happens() {
        await tap("pace.request", id, { kind: request.kind }, asked);
        if (request.words) await tap("pace.addWords", id, { words: request.words }, asked);
      },
    },
    ...(answer && answered
      ? [{ at: answered, happens: () => callerAt(therapist, answered).pace.answer({ clientId, paceRequestId: id, words: answer.words }) }]
      : []),
  ];
}
