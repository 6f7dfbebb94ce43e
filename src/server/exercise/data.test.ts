import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import { inPractice } from "../db";
import { eveningLog, GUIDANCE, publish } from "../testing/own-exercise";
import { makePractice, type PracticeFixture, scopeOf } from "../testing/practice-fixture";
import { findExercise } from "./data";
import { clientDefinition } from "./schema";

const find = ({ practiceId, therapist, client }: PracticeFixture, id: string, version: number) =>
  inPractice(practiceId, (tx) => findExercise(tx, scopeOf(therapist, client), id, version));

describe("findExercise", () => {
  it("finds what is built in, and what the practice published, each version as it was", async () => {
    const practice = await makePractice();
    const first = eveningLog();
    const second = { ...first, version: 2, title: "Evening log, shorter" };
    for (const definition of [first, second]) await publish(practice, definition);
    expect(await find(practice, exposureRecord.id, exposureRecord.version)).toBe(exposureRecord);
    // Twice: the second time without the database.
    for (let time = 0; time < 2; time++) {
      expect(await find(practice, first.id, 1)).toEqual(first);
      expect(await find(practice, first.id, 2)).toEqual(second);
    }
  });

  it("goes on finding one that was archived", async () => {
    const practice = await makePractice();
    const definition = eveningLog();
    await publish(practice, definition);
    await inPractice(practice.practiceId, (tx) =>
      tx.libraryExercise.updateMany({ where: { id: definition.id }, data: { archivedAt: new Date() } }),
    );
    expect(await find(practice, definition.id, 1)).toEqual(definition);
  });

  it("finds nothing of another practice, also where that one was read before", async () => {
    const [practice, elsewhere] = [await makePractice(), await makePractice()];
    const definition = eveningLog();
    await publish(elsewhere, definition);
    expect(await find(elsewhere, definition.id, 1)).toEqual(definition);
    expect(await find(practice, definition.id, 1)).toBeNull();
  });

  it("finds nothing under a version or an id that is not there", async () => {
    const practice = await makePractice();
    const definition = eveningLog();
    await publish(practice, definition);
    for (const [id, version] of [
      [definition.id, 2],
      [`own-${uuidv7()}`, 1],
      ["toString", 1],
      ["", 1],
      [exposureRecord.id, 999],
    ] as const)
      expect(await find(practice, id, version), `${id} ${version}`).toBeNull();
  });
});

describe("a client's definition", () => {
  it("has everything but what is for therapists only, and the answer's schema refuses that", () => {
    const definition = eveningLog();
    const { therapistGuidance, ...rest } = definition;
    expect(therapistGuidance).toBe(GUIDANCE);
    expect(toClientDefinition(definition)).toEqual(rest);
    expect(clientDefinition.safeParse(rest).success).toBe(true);
    expect(clientDefinition.safeParse(definition).success).toBe(false);
  });
});
