import { z } from "zod";
import { PASSPHRASE_PROBLEMS } from "@/domain/access/passphrase-rule";
import { typedPassphrase } from "../auth/credential-input";

const done = z.strictObject({ ok: z.literal(true) });
const token = z.string().min(20).max(100);

/** The rule's refusal, the same wherever a passphrase is chosen. */
export const passphraseRefusal = z.strictObject({
  ok: z.literal(false),
  reason: z.literal("passphrase"),
  problem: z.enum(PASSPHRASE_PROBLEMS),
});

export const changePassphraseInput = z.strictObject({ passphrase: typedPassphrase });
export const changedPassphrase = z.discriminatedUnion("ok", [done, passphraseRefusal]);

/** As it was typed: what is no address is a refusal that the person can read. */
export const askResetInput = z.strictObject({ address: z.string().max(1_000) });
/** The same for an address that is known and for one that is not. `noMail`: this Foothold has no mail server. */
export const askedReset = z.discriminatedUnion("ok", [
  done,
  z.strictObject({ ok: z.literal(false), reason: z.enum(["address", "tooManyAttempts", "noMail"]) }),
]);

/** `link`: never made, run out or used; which of them is nobody's business. */
const unusable = z.strictObject({ ok: z.literal(false), reason: z.enum(["link", "tooManyAttempts"]) });
export const previewResetInput = z.strictObject({ token });
export const resetPreview = z.discriminatedUnion("ok", [
  /** The least number of characters for this person's roles. */
  z.strictObject({ ok: z.literal(true), shortest: z.number().int().positive() }),
  unusable,
]);
export const resetInput = z.strictObject({ token, passphrase: typedPassphrase });
export const resetDone = z.union([done, passphraseRefusal, unusable]);
