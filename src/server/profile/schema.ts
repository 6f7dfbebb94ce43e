import { z } from "zod";
import { isTimeZone } from "@/domain/calendar/time-zone";
import { emailAddress } from "../auth/credential-input";

/** What a client can correct about themselves. */
export const profileView = z.strictObject({
  displayName: z.string(),
  /** The address they sign in with; null where the account has none (any more). */
  address: z.string().nullable(),
  /** IANA name; days and times of the records are shown in it. */
  timeZone: z.string(),
});
export const correctProfileInput = z.strictObject({
  displayName: z.string().trim().min(1).max(80),
  timeZone: z.string().min(1).max(64).refine(isTimeZone),
});
export const correctAddressInput = z.strictObject({ address: emailAddress });
export const correctedAddress = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), address: z.string() }),
  /** Never says whether or whose it is. */
  z.strictObject({ ok: z.literal(false), reason: z.enum(["notAvailable", "tooManyAttempts"]) }),
]);
