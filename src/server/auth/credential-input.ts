import { z } from "zod";
import { canonicalAddress } from "@/domain/access/email-address";

/** A mail address as it came from a form, in its one canonical form. Wherever an address enters, it enters through this. */
export const emailAddress = z
  .string()
  .max(1_000)
  .transform((text, context) => {
    const address = canonicalAddress(text);
    if (address !== null) return address;
    context.addIssue("not a mail address");
    return z.NEVER;
  });

/** A passphrase as it was typed; how long and how good it must be, the rule says (domain/access/passphrase-rule.ts). */
export const typedPassphrase = z.string().max(2_000);
