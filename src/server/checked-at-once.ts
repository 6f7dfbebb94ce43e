import type { z } from "zod";

/** Checks an answer, and says against which schema. */
export type CheckedAtOnce<Schema extends z.ZodType> = ((answer: unknown) => z.output<Schema>) & { readonly schema: Schema };

/**
 * A schema of a large answer, for `output`. By itself tRPC asks a schema in its asynchronous way, for which zod has no compiled form: that takes
 * twice as long and more. Refuses what the schema refuses.
 */
export function checkedAtOnce<Schema extends z.ZodType>(schema: Schema): CheckedAtOnce<Schema> {
  return Object.assign((answer: unknown) => schema.parse(answer), { schema });
}
