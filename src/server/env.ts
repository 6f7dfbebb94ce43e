import { z } from "zod";
import { canonicalAddress } from "@/domain/access/email-address";

const masterKey = z.string().refine((value) => Buffer.from(value, "base64").length === 32, { error: "must be 32 bytes in base64" });

const httpUrl = z
  .string()
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), { error: "must be an http(s) address" });

const postgresUrl = z
  .string({ error: "is missing: the address of the database, as the role foothold_app" })
  .refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol), { error: "must start with postgresql://" });

const smtpUrl = z
  .string()
  .refine((value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== "", {
    error: "must look like smtps://user:password@host:465 or smtp://user:password@host:587",
  });
const mailFrom = z.string().transform((value, context) => {
  const address = canonicalAddress(value);
  if (address !== null) return address;
  context.addIssue("must be one mail address, without a name");
  return z.NEVER;
});

const settings = z
  .object({
    DATABASE_URL: postgresUrl,
    FOOTHOLD_MASTER_KEY: masterKey.optional(),
    FOOTHOLD_MASTER_KEY_FILE: z.string().optional(),
    AUTH_SECRET: z
      .string({ error: "is missing: a random text of at least 20 characters" })
      .min(20, { error: "must have at least 20 characters" }),
    FOOTHOLD_MODE: z.enum(["demo", "production"], { error: "must be demo or production" }).default("demo"),
    PORT: z.coerce.number({ error: "must be a port number" }).int().min(1).max(65535).default(3000),
    PUBLIC_URL: httpUrl.optional(),
    FOOTHOLD_ERASURE_LEDGER: z.string().optional(),
    SMTP_URL: smtpUrl.optional(),
    MAIL_FROM: mailFrom.optional(),
    /** Where the demo lays its mails as files instead of sending them. */
    FOOTHOLD_MAIL_FOLDER: z.string().default(".data/mail"),
  })
  .refine((value) => !value.MAIL_FROM || value.SMTP_URL, {
    path: ["SMTP_URL"],
    error: "is missing: MAIL_FROM is set, so name the mail server too",
  })
  .refine((value) => !value.SMTP_URL || value.MAIL_FROM, { path: ["MAIL_FROM"], error: "is missing: the address that mails come from" })
  .refine((value) => value.FOOTHOLD_MASTER_KEY || value.FOOTHOLD_MASTER_KEY_FILE, {
    path: ["FOOTHOLD_MASTER_KEY"],
    error: "is missing: 32 random bytes in base64, for example from `openssl rand -base64 32`",
  })
  .refine((value) => !(value.FOOTHOLD_MASTER_KEY && value.FOOTHOLD_MASTER_KEY_FILE), {
    path: ["FOOTHOLD_MASTER_KEY_FILE"],
    error: "is set beside FOOTHOLD_MASTER_KEY: name the keys in one of the two",
  })
  .refine((value) => value.FOOTHOLD_MODE === "demo" || value.FOOTHOLD_ERASURE_LEDGER, {
    path: ["FOOTHOLD_ERASURE_LEDGER"],
    error: "is missing: a file outside the database's backups that remembers who was erased",
  })
  .transform((value) => ({
    ...value,
    PUBLIC_URL: value.PUBLIC_URL ?? `http://127.0.0.1:${value.PORT}`,
    FOOTHOLD_ERASURE_LEDGER: value.FOOTHOLD_ERASURE_LEDGER ?? ".data/erasures.jsonl",
  }))
  .refine((value) => value.FOOTHOLD_MODE === "demo" || value.PUBLIC_URL.startsWith("https://"), {
    path: ["PUBLIC_URL"],
    error: "must be an https:// address in production",
  });

export type Env = z.infer<typeof settings>;

let checked: Env | null = null;

/**
 * Reads the settings from the given variables.
 * @throws Error whose message is one line that names the first wrong setting and what to do.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  // An empty variable counts as missing: compose files and CI write `KEY=` for "not set".
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`Setting ${String(issue?.path[0] ?? "?")} ${issue?.message ?? "is wrong"}.`);
}

/** The checked settings of this process. Reads them on first use, so that a build needs none. */
export function env(): Env {
  checked ??= readEnv(process.env);
  return checked;
}

/** True where the public address is https: then cookies get the `__Host-` prefix. */
export function isHttps(): boolean {
  return env().PUBLIC_URL.startsWith("https://");
}
