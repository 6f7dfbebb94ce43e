import { expect, test } from "vitest";
import { db } from "@/server/db";

test("a test file talks to a clone of its own, as the role that owns nothing", async () => {
  const [row] = await db.$queryRaw<{ name: string; role: string; owned: bigint }[]>`
    select current_database() as name, current_user::text as role, (select count(*) from pg_tables where tableowner = current_user) as owned`;
  expect(row?.name).toMatch(/^foothold_test_/);
  expect(row?.role).toBe("foothold_app");
  expect(row?.owned).toBe(0n);
});
