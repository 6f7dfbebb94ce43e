import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReturnPath, withReturnPath } from "./return-path";

const ORIGIN = "https://foothold.example";

describe("the way back after signing in", () => {
  it("leads to pages of this app", () => {
    for (const path of ["/day", "/clients/0192f0c1-0000-7000-8000-000000000000", "/clients/x/assign?step=a_b-c", "/today"])
      expect(readReturnPath(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%2F/evil.example",
    "/%5Cevil.example",
    "/..//evil.example",
    "/./day",
    "javascript:alert(1)",
    "/javascript:alert(1)",
    "/day#fragment",
    "/day?next=//evil.example",
    "/@evil.example",
    "/api/auth/signout",
    "/sign-in?next=/day",
    "/second-factor",
    "/",
    "",
    "day",
    `/${"a".repeat(400)}`,
  ])("refuses %j", (claimed) => {
    expect(readReturnPath(claimed)).toBeNull();
  });

  it("refuses what is no text", () => {
    for (const claimed of [undefined, null, 7, {}, ["/day"]]) expect(readReturnPath(claimed)).toBeNull();
  });

  it("never leaves this origin, whatever is claimed", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "//",
      ".",
      ":",
      "@",
      "%2f",
      "%5c",
      "evil.example",
      "day",
      "https:",
      "?",
      "#",
      "\t",
      " ",
      "\u0000",
    );
    const claims = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(pieces).map((each) => each.join("")),
    );
    fc.assert(
      fc.property(claims, (claimed) => {
        const path = readReturnPath(claimed);
        return path === null || (new URL(path, ORIGIN).origin === ORIGIN && new URL(path, ORIGIN).href === `${ORIGIN}${path}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it("survives being written into an address", () => {
    const address = new URL(withReturnPath("/sign-in", "/clients/x?step=1", { lapsed: "1" }), ORIGIN);
    expect(readReturnPath(address.searchParams.get("next"))).toBe("/clients/x?step=1");
    expect(address.searchParams.get("lapsed")).toBe("1");
    expect(withReturnPath("/sign-in", "//evil.example")).toBe("/sign-in");
  });
});
