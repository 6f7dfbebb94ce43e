import { z } from "zod";
import { operationEnvelopeSchema, operationResultSchema, PUSH_LIMIT } from "@/domain/sync/operation";

export const pushInput = z.strictObject({ operations: z.array(operationEnvelopeSchema).min(1).max(PUSH_LIMIT) });
/** One result for each operation, in the order in which they were given. */
export const pushed = z.strictObject({ results: z.array(operationResultSchema) });
