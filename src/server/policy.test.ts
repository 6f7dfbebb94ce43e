import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Permission, ROLE_PERMISSIONS } from "@/domain/access/permissions";
import { appRouter } from "./root";
import { callerFor, contextFor, makePractice } from "./testing/practice-fixture";
import { createCallerFactory, type Meta, publicProcedure, router, therapistProcedure } from "./trpc";

/** Only these may be called by people who are not signed in. */
const PUBLIC = [
  "invitation.accept",
  "invitation.preview",
  "passphrase.askReset",
  "passphrase.previewReset",
  "passphrase.reset",
  "passkey.startSignIn",
];

type AnyRouter = { _def: { procedures: Record<string, unknown> } };
type Procedure = { _def: { meta?: Partial<Meta>; output?: unknown } };

function proceduresOf(of: AnyRouter): [string, Procedure["_def"]][] {
  return Object.entries(of._def.procedures).map(([path, procedure]) => [path, (procedure as Procedure)._def]);
}

function withoutPolicy(of: AnyRouter): string[] {
  return proceduresOf(of)
    .filter(([, { meta }]) => !meta?.policy)
    .map(([path]) => path);
}

const throwAway = router({
  noun: router({
    forgotten: therapistProcedure.output(z.string()).query(() => "never"),
    open: publicProcedure.query(() => "never"),
    publicByMistake: therapistProcedure.meta({ policy: "public" }).query(() => "never"),
    fine: therapistProcedure.meta({ policy: { permission: "caseload:read:own", resource: "client" } }).query(() => "yes"),
  }),
});

describe("the policy of procedures", () => {
  it("stands on every procedure of the app", () => {
    expect(proceduresOf(appRouter).length).toBeGreaterThan(5);
    expect(withoutPolicy(appRouter)).toEqual([]);
  });

  it("would be missed: the same check names the procedures that lack one", () => {
    expect(withoutPolicy(throwAway)).toEqual(["noun.forgotten", "noun.open"]);
  });

  it("stands beside an answer that can hold no key which is not named", () => {
    const open = (schema: unknown): boolean => {
      if (!schema || typeof schema !== "object") return false;
      const isOpen = "properties" in schema && (schema as { additionalProperties?: unknown }).additionalProperties !== false;
      return isOpen || Object.values(schema).some(open);
    };
    const schemaOf = (output: unknown) => (typeof output === "function" && "schema" in output ? output.schema : output) as z.ZodType;
    const lax = proceduresOf(appRouter).filter(([, { output }]) => open(z.toJSONSchema(schemaOf(output), { unrepresentable: "any" })));
    expect(lax.map(([path]) => path)).toEqual([]);
    expect(open(z.toJSONSchema(z.strictObject({ inner: z.looseObject({ a: z.string() }) })))).toBe(true);
  });

  it("is asked for again at run time", async () => {
    const { therapist } = await makePractice();
    const caller = createCallerFactory(throwAway)(contextFor(therapist));
    await expect(caller.noun.forgotten()).rejects.toThrow("INTERNAL");
    await expect(caller.noun.open()).rejects.toThrow("INTERNAL");
    await expect(caller.noun.publicByMistake()).rejects.toThrow("INTERNAL");
    await expect(caller.noun.fine()).resolves.toBe("yes");
  });

  it("names a permission that exists and that some role holds", () => {
    const held = new Set<Permission>(Object.values(ROLE_PERMISSIONS).flat());
    for (const [path, { meta }] of proceduresOf(appRouter)) {
      if (meta?.policy === "public" || !meta?.policy) continue;
      for (const permission of [meta.policy.permission].flat()) expect(held, path).toContain(permission);
      expect(meta.policy.resource, path).toMatch(/^[a-z][a-zA-Z]+$/);
    }
  });

  it("is public for the steps before signing in and for nothing else", () => {
    const open = proceduresOf(appRouter).filter(([, { meta }]) => meta?.policy === "public");
    expect(open.map(([path]) => path).sort()).toEqual([...PUBLIC].sort());
  });

  it("refuses everybody who is not signed in", async () => {
    const caller = callerFor(null);
    await expect(caller.session.me()).rejects.toThrow("UNAUTHENTICATED");
    await expect(caller.setting.getReadingDays()).rejects.toThrow("UNAUTHENTICATED");
    await expect(caller.invitation.list()).rejects.toThrow("UNAUTHENTICATED");
  });
});
