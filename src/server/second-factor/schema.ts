import { z } from "zod";

export const secondFactorStatus = z.strictObject({
  totp: z.enum(["none", "on"]),
  passkeys: z.number().int(),
  recoveryCodesLeft: z.number().int(),
  assurance: z.enum(["passphrase", "secondFactor"]),
});

/** A secret for an authenticator app, shown this once. `offer` goes back with the first code. */
export const startedTotp = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), secret: z.string(), uri: z.string(), offer: z.string() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["showFactorFirst", "staffOnly"]) }),
]);

export const confirmTotpInput = z.strictObject({ offer: z.string().min(1).max(1_000), code: z.string().min(1).max(100) });
/** `recoveryCodes` are new where there were none left, and null where earlier ones still count. */
export const confirmedTotp = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), recoveryCodes: z.array(z.string()).nullable() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["wrong", "offerExpired", "staffOnly"]) }),
]);

export const madeRecoveryCodes = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), recoveryCodes: z.array(z.string()) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["noFactor", "staffOnly"]) }),
]);

export const removedTotp = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["lastFactor", "notSetUp"]) }),
]);
