import { describe, expect, it } from "vitest";
import { fieldSchema } from "@/domain/exercise/field";
import { problemOf } from "@/domain/exercise/validate";
import type { AskedExamples } from "./example";
import { EXAMPLES } from "./examples";

const { note, ...asked } = EXAMPLES;

describe("the examples of the page of controls", () => {
  it.each(Object.entries<AskedExamples>(asked))(
    "%s: fields as exercises have them, answers as the server takes them",
    (_, { edit, read }) => {
      for (const [state, { field, answer }] of Object.entries({ ...edit, ...read })) {
        expect(fieldSchema.safeParse(field).error?.message, state).toBeUndefined();
        if (answer === undefined) continue;
        // What is too much is on the page so that it is seen how that is said.
        expect(problemOf(field, answer) !== null, state).toBe(state === "tooMuch");
      }
    },
  );

  it("note", () => {
    for (const field of Object.values(note)) expect(fieldSchema.safeParse(field).error?.message).toBeUndefined();
  });
});
