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
    ["FOOTHOLD_MODE", "production", "Setting PUBLIC_URL must be an https:// address in production."],
    ["PORT", "http", "Setting PORT must be a port number."],
    ["PUBLIC_URL", "foothold.example", "Setting PUBLIC_URL must be an http(s) address."],
  ])("say in one line what is wrong with %s = %s", (name, value, message) => {
    expect(() => readEnv({ ...given, [name]: value })).toThrow(new Error(message));
  });
});
