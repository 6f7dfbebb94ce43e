import type { z } from "zod";

/**
 * A schema of a large answer, for `output`. By itself tRPC asks a schema in its asynchronous way, for which zod has no compiled form: that takes
 * twice as long and more. Refuses what the schema refuses.
 */
export function checkedAtOnce<Schema extends z.ZodType>(schema: Schema): (answer: unknown) => z.output<Schema> {
  return (answer) => schema.parse(answer);
}
