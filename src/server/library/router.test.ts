import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { writeExerciseFile } from "@/domain/exercise/exercise-file";
import { eveningLog, publish } from "../testing/own-exercise";
import { callerFor, makePractice, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { auditOf } from "../testing/stored-rows";

const EXPOSURE = { id: exposureRecord.id, version: exposureRecord.version };
const staffOf = (practice: PracticeFixture) => callerFor(practice.therapist).library;
const listed = async (practice: PracticeFixture, who: "therapist" | "otherTherapist" = "therapist") =>
  (await callerFor(practice[who]).exercise.list()).exercises.filter(({ source }) => source !== "catalog");

/** An exercise of the therapist's that was started as a copy, and published once. */
async function makePublished(): Promise<{ practice: PracticeFixture; id: string }> {
  const practice = await makePractice();
  const { id, revision } = await staffOf(practice).start({ from: EXPOSURE });
  expect(await staffOf(practice).publish({ id, revision })).toEqual({ ok: true, version: 1 });
  return { practice, id };
}

describe("an exercise of one's own", () => {
  it("begins as a copy under an id of its own, and can be published as it is", async () => {
    const { practice, id } = await makePublished();
    const { definition } = await callerFor(practice.therapist).exercise.get({ id, version: 1 });
    expect(definition).toEqual({ ...exposureRecord, id, version: 1 });
    expect(await listed(practice)).toMatchObject([{ id, version: 1, source: "own", title: exposureRecord.title, hasDraft: false }]);
  });

  it("begun from nothing can't be published until it says what it is, and says why", async () => {
    const practice = await makePractice();
    const { id, revision, draft } = await staffOf(practice).start({ from: null });
    const refused = await staffOf(practice).publish({ id, revision });
    expect(refused).toMatchObject({ ok: false, reason: "notPublishable" });
    const problems = refused.ok ? [] : refused.problems;
    expect(problems).toContainEqual({ path: "title", at: "", problem: "tooShort", detail: "1" });
    expect(problems).toContainEqual({ path: "phases.0.sections.0.fields.0.question", at: "question1", problem: "tooShort", detail: "1" });
    expect(draft).toMatchObject({ id, title: "" });
    expect(await listed(practice)).toMatchObject([{ id, version: 0, category: null, hasDraft: true }]);
  });

  it("says what it says against itself", async () => {
    const practice = await makePractice();
    const { id } = await staffOf(practice).start({ from: null });
    const log = eveningLog();
    const draft = { ...log, headlines: ["nowhere"] };
    const saved = await staffOf(practice).saveDraft({ id, revision: 1, draft });
    expect(saved).toEqual({ ok: true, revision: 2 });
    expect(await staffOf(practice).publish({ id, revision: 2 })).toMatchObject({
      reason: "notPublishable",
      problems: [{ at: "nowhere", problem: "headlineKind" }],
    });
  });

  it("keeps each version as it was published; what follows is a version of its own", async () => {
    const { practice, id } = await makePublished();
    const staff = staffOf(practice);
    const opened = await staff.getDraft({ id });
    expect(opened).toMatchObject({ latestVersion: 1, unpublished: false, draft: { title: exposureRecord.title } });
    const saved = await staff.saveDraft({ id, revision: opened.revision, draft: { ...opened.draft, title: "Ours" } });
    expect(saved.ok && (await staff.publish({ id, revision: saved.revision }))).toEqual({ ok: true, version: 2 });
    const titleOf = async (version: number) => (await callerFor(practice.therapist).exercise.get({ id, version })).definition.title;
    expect([await titleOf(1), await titleOf(2)]).toEqual([exposureRecord.title, "Ours"]);
    expect(await listed(practice)).toMatchObject([{ id, version: 2, title: "Ours" }]);
    const { revision } = await staff.getDraft({ id });
    expect(await staff.publish({ id, revision })).toMatchObject({ ok: false, reason: "nothingNew" });
  });

  it("is never overwritten unseen: of two tabs the second is told, in saving and in publishing", async () => {
    const practice = await makePractice();
    const staff = staffOf(practice);
    const { id, revision } = await staff.start({ from: EXPOSURE });
    const both = await Promise.all(["One", "Two"].map((title) => staff.saveDraft({ id, revision, draft: { title } })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "changedElsewhere" });
    expect(await staff.publish({ id, revision })).toMatchObject({ reason: "changedElsewhere" });
    const again = await staff.getDraft({ id });
    const saved = await staff.saveDraft({ id, revision: again.revision, draft: { ...exposureRecord } });
    const twice = await Promise.all([0, 1].map(() => staff.publish({ id, revision: saved.ok ? saved.revision : 0 })));
    expect(twice.filter(({ ok }) => ok)).toEqual([{ ok: true, version: 1 }]);
  });

  it("goes without a trace before it was published; later only what is not published goes", async () => {
    const { practice, id } = await makePublished();
    const staff = staffOf(practice);
    const begun = await staff.start({ from: null });
    await staff.discard({ id: begun.id });
    expect(await codeOf(staff.getDraft({ id: begun.id }))).toBe("NOT_FOUND");
    const { revision } = await staff.getDraft({ id });
    await staff.saveDraft({ id, revision, draft: { title: "half" } });
    await staff.discard({ id });
    expect(await staff.getDraft({ id })).toMatchObject({ unpublished: false, latestVersion: 1, draft: { title: exposureRecord.title } });
  });
});

describe("a colleague", () => {
  it("sees what is shared and published, and changes nothing of it", async () => {
    const { practice, id } = await makePublished();
    const colleague = callerFor(practice.otherTherapist);
    expect(await listed(practice, "otherTherapist")).toEqual([]);
    expect(await codeOf(colleague.exercise.get({ id, version: 1 }))).toBe("NOT_FOUND");
    await staffOf(practice).share({ id });
    expect(await listed(practice, "otherTherapist")).toMatchObject([
      { id, source: "shared", ownerName: practice.therapist.displayName, hasDraft: false },
    ]);
    const ref = { id, version: 1 };
    expect((await colleague.exercise.get(ref)).definition.id).toBe(id);
    const copy = await colleague.library.start({ from: ref });
    expect(copy.id).not.toBe(id);
    const refusals = [
      colleague.library.getDraft({ id }),
      colleague.library.saveDraft({ id, revision: 2, draft: {} }),
      colleague.library.publish({ id, revision: 2 }),
      colleague.library.discard({ id }),
      colleague.library.archive({ id }),
      colleague.library.unshare({ id }),
    ];
    expect(await Promise.all(refusals.map((call) => codeOf(call)))).toEqual(refusals.map(() => "NOT_FOUND"));
  });

  it("no longer sees what was put away or is not shared any more; what they copied stays theirs", async () => {
    const { practice, id } = await makePublished();
    const staff = staffOf(practice);
    await staff.share({ id });
    const copy = await callerFor(practice.otherTherapist).library.start({ from: { id, version: 1 } });
    await staff.archive({ id });
    expect((await listed(practice, "otherTherapist")).map((one) => one.id)).toEqual([copy.id]);
    expect(await listed(practice)).toMatchObject([{ id, archived: true }]);
    await staff.restore({ id });
    await staff.unshare({ id });
    expect((await listed(practice, "otherTherapist")).map((one) => one.id)).toEqual([copy.id]);
  });
});

describe("a file", () => {
  it("read in again is the same exercise under an id of its own, in another practice too", async () => {
    const { practice, id } = await makePublished();
    const file = await staffOf(practice).exportFile({ id, version: 1 });
    expect(file.fileName).toBe("exposure-record-1.json");
    const elsewhere = await makePractice();
    const read = await staffOf(elsewhere).importFile({ content: file.content });
    const draft = read.ok ? await staffOf(elsewhere).getDraft({ id: read.id }) : null;
    expect(draft).toMatchObject({ latestVersion: 0, draft: { ...exposureRecord, id: read.ok && read.id, version: 1 } });
    expect(read.ok && read.id).not.toBe(id);
  });

  it("that is no exercise is refused with what is wrong and where, and leaves nothing", async () => {
    const practice = await makePractice();
    const whole = writeExerciseFile(eveningLog());
    const files: [string, string, string][] = [
      ["", "notJson", ""],
      ["[]", "notAnExercise", ""],
      ['{"format":"foothold-exercise","formatVersion":2}', "newerFormat", ""],
      [whole.replace('"Evening log"', '""'), "tooShort", "title"],
      [whole.replace('"kind": "choice"', '"kind": "slider"'), "notAllowed", "phases.0.sections.0.fields.0.kind"],
      [whole.replace('"noticing"', '"noticing", "prize": 3'), "unknownKey", ""],
      [whole.replace('"aboutMinutes": 2', '"aboutMinutes": "2"'), "wrongKind", "aboutMinutes"],
      [whole.replace('"One look back."', '"One \\u0000 look"'), "unreadableText", ""],
    ];
    for (const [content, problem, path] of files) {
      const read = await staffOf(practice).importFile({ content });
      expect(read.ok ? [] : read.problems, content.slice(0, 80)).toContainEqual(expect.objectContaining({ problem, path }));
    }
    expect(await listed(practice)).toEqual([]);
  });
});

describe("a draft", () => {
  it("can be anything that can be kept, and nothing else", async () => {
    const practice = await makePractice();
    const staff = staffOf(practice);
    const { id } = await staff.start({ from: null });
    let nested: unknown = "x";
    for (let depth = 0; depth < 50; depth++) nested = [nested];
    for (const draft of [{ nested }, { title: "a\0b" }, { title: "\ud800" }, { many: Array.from({ length: 30_000 }, () => 1) }])
      expect(await codeOf(staff.saveDraft({ id, revision: 1, draft }))).toBe("INVALID_INPUT");
    const odd = JSON.parse('{"__proto__": {"x": 1}, "phases": "none", "title": 7}');
    expect(await staff.saveDraft({ id, revision: 1, draft: odd })).toEqual({ ok: true, revision: 2 });
    expect(await staff.publish({ id, revision: 2 })).toMatchObject({ ok: false, reason: "notPublishable" });
    expect(await listed(practice)).toMatchObject([{ id, title: "7" }]);
  });
});

describe("the trail", () => {
  it("names the exercise and no word of it", async () => {
    const { practice, id } = await makePublished();
    const trail = JSON.stringify(await auditOf(practice.practiceId));
    expect(trail).toContain(id);
    expect(trail).not.toContain(exposureRecord.title);
  });

  it("keeps the library of one practice from the others", async () => {
    const [practice, elsewhere] = [await makePractice(), await makePractice()];
    const definition = eveningLog();
    await publish(elsewhere, definition);
    await callerFor(elsewhere.therapist).library.share({ id: definition.id });
    expect(await listed(practice)).toEqual([]);
    expect(await codeOf(callerFor(practice.therapist).exercise.get({ id: definition.id, version: 1 }))).toBe("NOT_FOUND");
    expect(await codeOf(callerFor(practice.therapist).exercise.get({ id: `own-${uuidv7()}`, version: 1 }))).toBe("NOT_FOUND");
  });
});
