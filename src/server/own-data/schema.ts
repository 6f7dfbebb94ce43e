import { z } from "zod";

export const eraseInput = z.strictObject({
  /** The word that the person typed (domain/erasure/word.ts). */
  confirm: z.string().max(40),
});
export const erased = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["notConfirmed"]) }),
]);
