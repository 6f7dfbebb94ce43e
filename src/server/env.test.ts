import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const given = {
  DATABASE_URL: "postgresql://foothold_app@127.0.0.1:5432/foothold",
  FOOTHOLD_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
  AUTH_SECRET: "a secret of enough length",
};

describe("the settings", () => {
  it("have defaults for a demo on this machine", () => {
    expect(readEnv({ ...given, PORT: "", PUBLIC_URL: "" })).toMatchObject({
      FOOTHOLD_MODE: "demo",
      PORT: 3000,
      PUBLIC_URL: "http://127.0.0.1:3000",
    });
    expect(readEnv({ ...given, PORT: "4100" }).PUBLIC_URL).toBe("http://127.0.0.1:4100");
  });

  it("ask for an https:// address in production", () => {
    const production = { ...given, FOOTHOLD_MODE: "production", FOOTHOLD_ERASURE_LEDGER: "/var/lib/foothold/erasures.jsonl" };
    expect(() => readEnv(production)).toThrow(new Error("Setting PUBLIC_URL must be an https:// address in production."));
    expect(readEnv({ ...production, PUBLIC_URL: "https://foothold.example" }).FOOTHOLD_MODE).toBe("production");
  });

  it.each([
    ["DATABASE_URL", undefined, "Setting DATABASE_URL is missing: the address of the database, as the role foothold_app."],
    ["DATABASE_URL", "mysql://x", "Setting DATABASE_URL must start with postgresql://."],
    [
      "FOOTHOLD_MASTER_KEY",
      "",
      "Setting FOOTHOLD_MASTER_KEY is missing: 32 random bytes in base64, for example from `openssl rand -base64 32`.",
    ],
    ["FOOTHOLD_MASTER_KEY", "c2hvcnQ=", "Setting FOOTHOLD_MASTER_KEY must be 32 bytes in base64."],
    ["AUTH_SECRET", "short", "Setting AUTH_SECRET must have at least 20 characters."],
    ["FOOTHOLD_MODE", "staging", "Setting FOOTHOLD_MODE must be demo or production."],
    [
      "FOOTHOLD_MODE",
      "production",
      "Setting FOOTHOLD_ERASURE_LEDGER is missing: a file outside the database's backups that remembers who was erased.",
    ],
    ["SMTP_URL", "mail.example", "Setting SMTP_URL must look like smtps://user:password@host:465 or smtp://user:password@host:587."],
    ["SMTP_URL", "http://mail.example", "Setting SMTP_URL must look like smtps://user:password@host:465 or smtp://user:password@host:587."],
    ["SMTP_URL", "smtps://mail.example", "Setting MAIL_FROM is missing: the address that mails come from."],
    ["MAIL_FROM", "a@x.example", "Setting SMTP_URL is missing: MAIL_FROM is set, so name the mail server too."],
    ["MAIL_FROM", "a@x.example, b@y.example", "Setting MAIL_FROM must be one mail address, without a name."],
    ["PORT", "http", "Setting PORT must be a port number."],
    ["PUBLIC_URL", "foothold.example", "Setting PUBLIC_URL must be an http(s) address."],
  ])("say in one line what is wrong with %s = %s", (name, value, message) => {
    expect(() => readEnv({ ...given, [name]: value })).toThrow(new Error(message));
  });
});
