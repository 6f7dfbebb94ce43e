import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The proxy of a process with these settings, asked for a page. */
async function visit(path: string, settings: Record<string, string> = {}, headers: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { proxy } = await import("@/proxy");
  const answer = proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers: { host: "127.0.0.1:3000", ...headers } }));
  const policy = answer.headers.get("content-security-policy") ?? "";
  const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0] ?? "", rule.split(" ").slice(1)]));
  return { answer, policy, rules, nonce: answer.headers.get("x-middleware-request-x-nonce") };
}

const HTTPS = { FOOTHOLD_MODE: "production", PUBLIC_URL: "https://foothold.example" };

describe("the content security policy", () => {
  it("runs only scripts with this answer's nonce, and hands the nonce on to the page", async () => {
    const [one, two] = [await visit("/sign-in"), await visit("/sign-in")];
    expect(one.rules.get("script-src")).toEqual([`'nonce-${one.nonce}'`, "'strict-dynamic'"]);
    expect(Buffer.from(one.nonce ?? "", "base64")).toHaveLength(16);
    expect(one.nonce).not.toBe(two.nonce);
    expect(one.answer.headers.get("x-middleware-request-content-security-policy")).toBe(one.policy);
  });

  it("lets in no other host, no frame, no foreign form and no inline style element", async () => {
    const { policy, rules, nonce } = await visit("/sign-in");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(rules.get("default-src")).toEqual(["'none'"]);
    expect(rules.get("frame-ancestors")).toEqual(["'none'"]);
    expect(rules.get("base-uri")).toEqual(["'none'"]);
    expect(rules.get("object-src")).toEqual(["'none'"]);
    expect(rules.get("form-action")).toEqual(["'self'"]);
    expect(rules.get("style-src")).toEqual(["'self'", `'nonce-${nonce}'`]);
  });

  it("is not replaced by what a visitor sends along", async () => {
    const { nonce, rules } = await visit("/sign-in", {}, { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" });
    expect(nonce).not.toBe("mine");
    expect(rules.get("script-src")?.[0]).not.toContain("mine");
  });
});

describe("pages", () => {
  it("are never kept by a cache", async () => {
    for (const path of ["/", "/help", "/today"]) expect((await visit(path)).answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("of signed-in people send a visitor without a cookie to sign in, under the name that they came by", async () => {
    for (const path of ["/today", "/day", "/clients/invite", "/records/1", "/account"])
      expect((await visit(path)).answer.headers.get("location"), path).toBe("http://127.0.0.1:3000/sign-in");
    for (const path of ["/", "/sign-in", "/help", "/invitation", "/todays"])
      expect((await visit(path)).answer.headers.get("location"), path).toBeNull();
    expect((await visit("/today", {}, { cookie: "foothold.session=x" })).answer.headers.get("location")).toBeNull();
    expect((await visit("/today", {}, { host: "evil.example" })).answer.headers.get("location")).toBe("http://127.0.0.1:3000/sign-in");
  });

  it("over https know only the cookie with the __Host- prefix, and only the public address", async () => {
    const plain = await visit("/today", HTTPS, { cookie: "foothold.session=x", host: "evil.example" });
    expect(plain.answer.headers.get("location")).toBe("https://foothold.example/sign-in");
    expect(plain.policy).toContain("upgrade-insecure-requests");
    expect((await visit("/today", HTTPS, { cookie: "__Host-foothold.session=x" })).answer.headers.get("location")).toBeNull();
  });

  it("over https get cookies that are pinned to the host", async () => {
    vi.resetModules();
    for (const [name, value] of Object.entries(HTTPS)) vi.stubEnv(name, value);
    const { authCookies } = await import("./auth/cookie");
    for (const { name, options } of Object.values(authCookies())) {
      expect(name).toMatch(/^__Host-foothold\./);
      expect(options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
    }
  });
});
