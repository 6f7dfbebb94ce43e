import { uuidv7 } from "uuidv7";
import type { Answers } from "@/domain/exercise/answer";
import { ownItemKindSchema } from "@/domain/own-item/kind";
import { inPractice } from "../db";
import type { LadderStory } from "./exposure-story";
import { AFTER, BEFORE, phoneOf, recordExposure } from "./phone";
import { addMember, type ClientMember, callerFor, daysAfter, minutesAfter } from "./practice-fixture";
import { steppedUp } from "./stepped-up";

/** Gives phrases that no other text has, and remembers them. */
function phraseMaker() {
  const phrases: string[] = [];
  const phrase = () => {
    // Its number stands there twice: some ways to search a dump lose the first characters.
    const number = String(phrases.length).padStart(4, "0");
    const made = `${number} ${number} die Angst fährt Lift, “then it passes”`;
    phrases.push(made);
    return made;
  };
  return { phrases, phrase };
}

/** No answer of an exposure goes to the top of the day, so the flag is put there by hand. */
async function plantFlag({ practiceId, clientId }: ClientMember, recordId: string, raisedAt: Date): Promise<void> {
  await inPractice(practiceId, (tx) => tx.answerFlag.create({ data: { practiceId, clientId, recordId, raisedAt } }));
}

/**
 * Writes at least `wanted` phrases into everything that people can write, through the app's own procedures, and answers them.
 * The story's first client writes; their therapist assigns, answers, reviews and makes private notes; a supervisor says why
 * they have to read in an emergency.
 */
export async function plantPhrases({ practice, steps }: LadderStory, wanted: number): Promise<string[]> {
  const { client, therapist } = practice;
  const { phrases, phrase } = phraseMaker();
  const ofClient = { clientId: client.clientId };
  const staff = callerFor(therapist);
  const behaviours = () => Array.from({ length: 20 }, phrase);

  for (const [index, step] of steps.entries()) {
    await staff.exposure.editStep({ ...ofClient, stepId: step.id, title: phrase(), minimumVersion: phrase(), predictedSuds: 50 });
    const assigned = await callerFor(therapist, minutesAfter(index)).assignment.assign({
      ...ofClient,
      stepId: step.id,
      words: {
        whatExactly: phrase(),
        minimumVersion: phrase(),
        whyThisHelps: phrase(),
        whenWhereWithWhom: phrase(),
        toward: phrase(),
        obstacles: Array.from({ length: 5 }, () => ({ obstacle: phrase(), ifThen: phrase() })),
      },
      clientConfidence: 70,
      clientAgreed: true,
    });
    if (!assigned.ok) throw new Error(`not assigned: ${assigned.reason}`);
    // One at a time.
    await staff.assignment.withdraw({ ...ofClient, assignmentId: assigned.assignmentId });
  }
  for (const kind of ownItemKindSchema.options) {
    await phoneOf(client).putOwnItem(uuidv7(), { kind, words: phrase(), position: 0 });
    await staff.ownItem.put({ ...ofClient, itemId: uuidv7(), kind, words: phrase(), position: 1 });
  }
  for (let day = 1; day <= 3; day++) {
    const paceRequestId = uuidv7();
    await phoneOf(client).askFor(paceRequestId, "slower", daysAfter(day));
    const added = { words: phrase(), tooMuch: phrase(), smaller: { words: phrase() } };
    await phoneOf(client).addToPace(paceRequestId, added, daysAfter(day));
    const answered = await callerFor(therapist, daysAfter(day)).pace.answer({ ...ofClient, paceRequestId, words: phrase() });
    if (!answered.ok) throw new Error(`not answered: ${answered.reason}`);
  }
  await staff.restWeek.plan({ ...ofClient, from: "2027-06-01", to: "2027-06-07", words: phrase() });
  for (let index = 0; index < 5; index++)
    await staff.privateNote.write({ ...ofClient, noteId: uuidv7(), words: `${phrase()}\n\n${phrase()}` });
  const elsewhere = await inPractice(practice.practiceId, (tx) => addMember(tx, practice.practiceId, "supervisor", "Nora Beck"));
  await steppedUp(elsewhere).breakGlass.open({ ...ofClient, reason: phrase() });
  for (let index = 0; phrases.length < wanted; index++) {
    const step = steps[index % steps.length];
    if (!step) throw new Error("no step");
    const at = daysAfter(4 + index);
    const before: Answers = {
      ...BEFORE,
      decideBy: at.toISOString().slice(0, 10),
      fearedOutcome: phrase(),
      howWillIKnow: phrase(),
      attentionPlan: phrase(),
      plannedBehaviours: behaviours().map((behaviour) => ({ behaviour, plan: "drop" as const })),
    };
    const answers: Answers = {
      ...AFTER,
      whatHappened: phrase(),
      feelingWords: phrase(),
      whatILearned: phrase(),
      howMyMindDiscountsIt: phrase(),
      nextVariation: phrase(),
      usedBehaviours: behaviours().map((behaviour) => ({ behaviour, degree: 30 })),
    };
    const recordId = await recordExposure(client, { stepId: step.id, before, answers }, at);
    await callerFor(therapist, at).record.open({ ...ofClient, recordId });
    await callerFor(therapist, at).record.review({ ...ofClient, recordId, note: phrase() });
    await phoneOf(client).edit(recordId, { nextVariation: phrase() }, [], at);
    await phoneOf(client).reply(recordId, phrase(), at);
    await callerFor(therapist, at).record.reply({ ...ofClient, recordId, messageId: uuidv7(), words: phrase() });
    await phoneOf(client).answerAsked(recordId, phrase(), daysAfter(1, at));
    await plantFlag(client, recordId, at);
    await callerFor(therapist, at).flag.acknowledge({ ...ofClient, recordId, action: phrase() });
  }
  return phrases;
}
