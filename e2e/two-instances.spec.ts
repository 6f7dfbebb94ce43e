import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { startApp } from "../scripts/app-server.mjs";
import { freePort } from "../scripts/postgres.mjs";
import { signIn } from "./app";
import { countOf } from "./database";
import { expect, test } from "./fixtures";

const EMAIL = "yusuf@demo.example";
const OPERATIONS = "select count(*) from op_log where user_id = $1 and type = 'ownItem.put'";
const ITEMS = "select count(*) from own_item i join client c on c.practice_id = i.practice_id and c.id = i.client_id where c.user_id = $1";
const TAPS = 25;

type Instance = { address: string; request: APIRequestContext };

test("two instances on one database are one Foothold", async ({ page, playwright, baseURL }) => {
  const origin = baseURL ?? "";
  const port = await freePort();
  // Behind one address, as a balancer would have them.
  const server = await startApp({ host: "127.0.0.1", port, env: { FOOTHOLD_MODE: "demo", PUBLIC_URL: origin }, stdio: "ignore" });
  const visitor = await playwright.request.newContext();
  try {
    const first: Instance = { address: origin, request: page.request };
    const second: Instance = { address: `http://127.0.0.1:${port}`, request: page.request };
    const instances = [first, second];
    await signIn(page, EMAIL, demo.passphrase);

    await test.step("a session of the one is a session of the other", async () => {
      for (const instance of instances) expect((await ask(instance, "session.me", {})).status()).toBe(200);
    });

    await test.step("what reaches both at the same moment is done once, and both say so", async () => {
      const before = [await countOf(EMAIL, OPERATIONS), await countOf(EMAIL, ITEMS)];
      const deviceId = uuidv7();
      const taps = Array.from({ length: TAPS }, (_, seq) => ({
        ...{ v: 1, opId: uuidv7(), deviceId, seq, entityId: uuidv7(), occurredAt: new Date().toISOString(), zone: "Europe/Berlin" },
        ...{ type: "ownItem.put", payload: { kind: "sign", words: `a tight chest, ${seq}`, position: seq } },
      }));
      const answered = await Promise.all(
        taps.map(async (tap) => {
          const answers = await Promise.all(instances.map((instance) => ask(instance, "sync.push", { operations: [tap] })));
          const bodies = await Promise.all(answers.map((answer) => answer.json()));
          return bodies.map(({ result }) => result.data.results[0].status).sort();
        }),
      );
      expect(answered).toEqual(taps.map(() => ["applied", "duplicate"]));
      expect(await countOf(EMAIL, OPERATIONS)).toBe((before[0] ?? 0) + TAPS);
      expect(await countOf(EMAIL, ITEMS)).toBe((before[1] ?? 0) + TAPS);
    });

    await test.step("wrong passphrases are counted together", async () => {
      const email = `${randomUUID()}@nobody.example`;
      const codes: (string | null)[] = [];
      for (let attempt = 0; attempt < 8; attempt++) codes.push(await tryToSignIn(visitor, (attempt % 2 ? first : second).address, email));
      expect(codes.filter((code) => code === "credentials")).toHaveLength(5);
      expect(codes.filter((code) => code?.startsWith("tooManyAttempts"))).toHaveLength(3);
    });

    await test.step("a session ended at the one is over at the other", async () => {
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      const withCookie = () =>
        visitor.post(`${second.address}/api/trpc/session.me`, { headers: { origin, cookie }, data: {} }).then((answer) => answer.status());
      expect(await withCookie()).toBe(200);
      const { csrfToken } = await (await page.request.get(`${origin}/api/auth/csrf`)).json();
      await page.request.post(`${origin}/api/auth/signout`, { headers: { origin }, form: { csrfToken } });
      expect(await withCookie()).toBe(401);
    });
  } finally {
    await visitor.dispose();
    server.kill("SIGTERM");
  }

  function ask({ address, request }: Instance, procedure: string, data: object) {
    return request.post(`${address}/api/trpc/${procedure}`, { headers: { origin }, data });
  }
  /** The code of the refusal; null where it went through. */
  async function tryToSignIn(request: APIRequestContext, address: string, email: string): Promise<string | null> {
    const { csrfToken } = await (await request.get(`${address}/api/auth/csrf`)).json();
    const answer = await request.post(`${address}/api/auth/callback/credentials`, {
      headers: { origin, "x-auth-return-redirect": "1" },
      form: { csrfToken, email, passphrase: "not the passphrase" },
    });
    return new URL((await answer.json()).url).searchParams.get("code");
  }
});
