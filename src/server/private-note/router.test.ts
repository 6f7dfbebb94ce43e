import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { callerFor, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";
import { codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";

const WORDS = "Ask about the sister next time.";

async function makeNote() {
  const practice = await makePractice();
  const { clientId } = practice.client;
  const noteId = uuidv7();
  await callerFor(practice.therapist).privateNote.write({ clientId, noteId, words: WORDS });
  return { practice, clientId, noteId };
}

describe("who may", () => {
  describeAccess("privateNote.list", THERAPIST_ONLY, makeNote, (caller, { clientId }) => caller.privateNote.list({ clientId }));
  describeAccess("privateNote.edit", THERAPIST_ONLY, makeNote, (caller, { clientId, noteId }) =>
    caller.privateNote.edit({ clientId, noteId, words: "x" }),
  );
});

describe("a private note", () => {
  it("is written, changed, taken away and put back by the therapist", async () => {
    const { practice, clientId, noteId } = await makeNote();
    const notes = callerFor(practice.therapist, minutesAfter(5)).privateNote;
    expect((await notes.list({ clientId })).notes).toEqual([
      { id: noteId, words: WORDS, createdAt: NOW.toISOString(), updatedAt: NOW.toISOString() },
    ]);
    const edited = (await notes.edit({ clientId, noteId, words: "  Ask about the move. " })).notes;
    expect(edited).toMatchObject([
      { words: "Ask about the move.", createdAt: NOW.toISOString(), updatedAt: minutesAfter(5).toISOString() },
    ]);
    expect((await notes.remove({ clientId, noteId })).notes).toEqual([]);
    expect(await codeOf(notes.edit({ clientId, noteId, words: "x" }))).toBe("NOT_FOUND");
    expect((await notes.restore({ clientId, noteId })).notes).toEqual(edited);
  });

  it("is one note, however often its first tap arrives", async () => {
    const { practice, clientId, noteId } = await makeNote();
    const write = () => callerFor(practice.therapist).privateNote.write({ clientId, noteId, words: WORDS });
    await Promise.all(Array.from({ length: 5 }, write));
    expect((await write()).notes).toHaveLength(1);
  });

  it("keeps what it was changed to when its first tap arrives late", async () => {
    const { practice, clientId, noteId } = await makeNote();
    const notes = callerFor(practice.therapist).privateNote;
    await notes.edit({ clientId, noteId, words: "Changed since." });
    expect((await notes.write({ clientId, noteId, words: WORDS })).notes).toMatchObject([{ words: "Changed since." }]);
  });

  it("is found however many came after it", async () => {
    const { practice, clientId, noteId } = await makeNote();
    const notes = callerFor(practice.therapist, minutesAfter(1)).privateNote;
    for (let each = 0; each < 30; each++) await notes.write({ clientId, noteId: uuidv7(), words: `Note ${each}` });
    const first = await notes.list({ clientId });
    expect(first.notes).toHaveLength(25);
    const second = await notes.list({ clientId, cursor: first.next });
    expect(second.notes).toHaveLength(6);
    expect(second.notes.at(-1)?.id).toBe(noteId);
    expect(second.next).toBeNull();
  });

  it("stays with who wrote it: the next therapist of the client starts with none", async () => {
    const { practice, clientId, noteId } = await makeNote();
    const { practiceId, otherTherapist } = practice;
    await inPractice(practiceId, (tx) =>
      tx.careRelationship.create({ data: { practiceId, id: uuidv7(), therapistId: otherTherapist.userId, clientId, startedAt: NOW } }),
    );
    const next = callerFor(otherTherapist).privateNote;
    expect((await next.list({ clientId })).notes).toEqual([]);
    const calls = [
      () => next.edit({ clientId, noteId, words: "x" }),
      () => next.write({ clientId, noteId, words: "x" }),
      () => next.remove({ clientId, noteId }),
    ];
    for (const call of calls) expect(await codeOf(call())).toBe("NOT_FOUND");
  });

  it("is stored sealed", async () => {
    const { practice, noteId } = await makeNote();
    const { practiceId } = practice;
    const row = await inPractice(practiceId, (tx) => tx.privateNote.findUnique({ where: { practiceId_id: { practiceId, id: noteId } } }));
    expect(Buffer.from(row?.wordsSealed ?? []).toString("latin1")).not.toContain("sister");
  });

  it("has some words, and not more than ten thousand characters", async () => {
    const { practice, clientId } = await makeNote();
    for (const words of ["", "   ", "x".repeat(10_001)])
      expect(await codeOf(callerFor(practice.therapist).privateNote.write({ clientId, noteId: uuidv7(), words }))).toBe("INVALID_INPUT");
  });
});
