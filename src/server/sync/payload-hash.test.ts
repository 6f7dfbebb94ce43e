import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deviceOperations } from "../testing/operations";
import { type ClientMember, scopeOf } from "../testing/practice-fixture";
import { canonicalJson, operationHash } from "./payload-hash";

const secret = Buffer.alloc(32, 7);
const member = (userId: string) => ({ practiceId: "p", userId, role: "client", displayName: "", clientId: "c" }) as ClientMember;

describe("the canonical text of an operation", () => {
  it("says the same as the value, and nothing of how it was built", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // Through JSON once, as an operation comes: that turns -0 into 0.
        const received = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(received))).toEqual(received);
      }),
    );
    expect(canonicalJson({ b: [1, { d: null, c: "ü" }], a: true })).toBe(canonicalJson({ a: true, b: [1, { c: "ü", d: null }] }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });

  it("leaves nothing out: each part and the sender change the hash", () => {
    const operation = deviceOperations().predict("018f6a9e-0000-7000-8000-000000000001", {
      stepId: "018f6a9e-0000-7000-8000-000000000002",
    });
    const mine = scopeOf(member("u1"), member("u1"));
    const hash = Buffer.from(operationHash(secret, mine, operation)).toString("hex");
    const variants = Object.keys(operation).map((key) => ({ ...operation, [key]: "other" }));
    const hashes = variants.map((variant) =>
      Buffer.from(operationHash(secret, mine, variant as unknown as typeof operation)).toString("hex"),
    );
    hashes.push(Buffer.from(operationHash(secret, scopeOf(member("u2"), member("u2")), operation)).toString("hex"));
    expect(new Set([hash, ...hashes]).size).toBe(variants.length + 2);
    expect(Buffer.from(operationHash(secret, mine, { ...operation })).toString("hex")).toBe(hash);
  });
});
