import { expect, it, vi } from "vitest";

it("is not there in production", async () => {
  vi.stubEnv("FOOTHOLD_MODE", "production");
  vi.stubEnv("PUBLIC_URL", "https://foothold.example");
  vi.stubEnv("FOOTHOLD_ERASURE_LEDGER", "/var/lib/foothold/erasures.jsonl");
  vi.stubEnv("DATABASE_URL", "postgresql://foothold_app@127.0.0.1/foothold");
  vi.stubEnv("AUTH_SECRET", "a text of at least twenty characters");
  vi.stubEnv("FOOTHOLD_MASTER_KEY", Buffer.alloc(32, 1).toString("base64"));
  const { default: ChartsPage } = await import("./page");
  await expect(ChartsPage({ searchParams: Promise.resolve({}) })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  vi.unstubAllEnvs();
});
