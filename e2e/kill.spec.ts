import { once } from "node:events";
import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { startApp } from "../scripts/app-server.mjs";
import { freePort } from "../scripts/postgres.mjs";
import { predict, signIn, tellWhatHappened } from "./app";
import { CutProxy } from "./cut-proxy";
import { countOf } from "./database";
import { expect, test } from "./fixtures";

const EMAIL = "lucia@demo.example";

const RECORDS = "select count(*) from record r join client c on c.practice_id = r.practice_id and c.id = r.client_id where c.user_id = $1";
const SHARES = "select count(*) from op_log where user_id = $1 and type = 'record.share'";

// The browser itself reports each request that the dead server does not answer.
test.use({ tolerated: [/Failed to load resource/] });

test("the server dies between commit and answer, on a double tap: exactly one record", async ({ browser }) => {
  const port = await freePort();
  const proxy = await CutProxy.start(port);
  const address = `http://127.0.0.1:${proxy.port}`;
  const env = { FOOTHOLD_MODE: "demo", PUBLIC_URL: address };
  let server = await startApp({ host: "127.0.0.1", port, env, stdio: "ignore" });
  const context = await browser.newContext({ baseURL: address, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  try {
    const [recordsBefore, sharesBefore] = [await countOf(EMAIL, RECORDS), await countOf(EMAIL, SHARES)];
    const page = await context.newPage();
    await signIn(page, EMAIL, demo.passphrase);
    await predict(page, { feared: "She sighs.", howWillIKnow: "I hear it.", inDays: /In 2 days/, likelihood: 60, peakSuds: 55 });
    await tellWhatHappened(page, { outcome: "No", peakSuds: 40, likelihoodAgain: 30, learned: "She nodded." });

    const died = once(server, "exit");
    const cut = proxy.cutNextAnswer(
      (request) => request.includes("record.share"),
      () => server.kill("SIGKILL"),
    );
    await page.getByRole("button", { name: /^Share with/ }).dblclick();
    await cut;
    await died;
    server = await startApp({ host: "127.0.0.1", port, env, stdio: "ignore" });

    await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible({ timeout: 40_000 });
    expect(await countOf(EMAIL, RECORDS)).toBe(recordsBefore + 1);
    expect(await countOf(EMAIL, SHARES)).toBe(sharesBefore + 1);
  } finally {
    await context.close();
    await proxy.stop();
    server.kill("SIGKILL");
  }
});
