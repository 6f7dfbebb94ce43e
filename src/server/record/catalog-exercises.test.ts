import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { arbitraryAnswer } from "@/domain/exercise/arbitrary-answers";
import { allFields, phaseIdsByTime } from "@/domain/exercise/fields-of";
import { withoutHidden } from "@/domain/exercise/questions";
import { allDefinitions } from "@/domain/exercise/registry";
import { deviceOperations, pushed } from "../testing/operations";
import { callerFor, makePractice } from "../testing/practice-fixture";

/** Every exercise of the catalog that a client fills in, whole: what the phone sends is stored and comes back as it was. */
describe.each(
  allDefinitions()
    .filter((definition) => definition.filledInBy === "client")
    .map((definition) => [definition.id, definition] as const),
)("%s", (_id, definition) => {
  it("is finished with every question answered, and read as it was written", async () => {
    const { client } = await makePractice();
    const { early, late } = phaseIdsByTime(definition);
    const fields = allFields(definition, [...early, ...late]).filter((field) => field.kind !== "note");
    const whole = fc.record(Object.fromEntries(fields.map((field) => [field.id, arbitraryAnswer(field)])));
    const samples = fc.sample(whole, { numRuns: 3, seed: 20_260_317 });
    for (const answers of samples.map((sample) => withoutHidden(definition, sample))) {
      const recordId = uuidv7();
      const finish = deviceOperations().finish(recordId, {
        definitionId: definition.id,
        definitionVersion: definition.version,
        assignmentId: null,
        stepId: null,
        answers,
      });
      expect(await pushed(client, [finish])).toEqual(["applied"]);
      const own = await callerFor(client).record.getOwn({ recordId });
      expect(own.answers).toEqual(answers);
      expect(own.summary.progress).toBe("done");
    }
  });
});
