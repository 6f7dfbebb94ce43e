import { readFile } from "node:fs/promises";
import accounts from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { signIn } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

// The first try of what asks twice is refused.
test.use({ tolerated: [/status of 403 \(Forbidden\)/] });

test("an administrator reads, filters and takes out the trail; a client sees who opened their records", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "ruth@demo.example", accounts.passphrase);

  await test.step("the trail has names and no words, and is filtered", async () => {
    await page.goto("/audit");
    await expect(page.getByRole("heading", { name: "Audit", level: 1 })).toBeVisible();
    await expect(page.getByRole("row").nth(1)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("What", { exact: true }).selectOption("invitation");
    await expect(page.getByRole("cell", { name: "Accepted an invitation" }).first()).toBeVisible();
    await expect(page.getByRole("cell", { name: "Read a record" })).toHaveCount(0);
    const accepted = page.getByRole("row").filter({ hasText: "Accepted an invitation" }).first();
    await accepted.getByText("Details").click();
    await expect(accepted.getByText("invitationAccepted")).toBeVisible();
    await page.getByLabel("From").fill("2020-01-01");
    await page.getByLabel("Up to and with").fill("2020-01-02");
    await expect(page.getByText("Nothing was written down that fits.")).toBeVisible();
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(page.getByRole("row").nth(1)).toBeVisible();
  });

  await test.step("it is taken out as a table after a second look", async () => {
    await page.getByLabel("What", { exact: true }).selectOption("invitation");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as a table (CSV)" }).click();
    await page.getByRole("dialog").getByRole("textbox").first().fill(accounts.passphrase);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /go on|confirm/i })
      .click();
    const file = await readFile(await (await downloading).path(), "utf8");
    const [header, ...rows] = file.trim().split("\r\n");
    expect(header).toContain('"seq","at","actorId","actorName"');
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row).toMatch(/nvitation/);
  });

  await test.step("a client's own log says who read what, in plain words", async () => {
    const context = await browser.newContext({ baseURL });
    const own = await context.newPage();
    await signIn(own, "jonas@demo.example", accounts.passphrase);
    await own.goto("/settings/access");
    await expect(own.getByRole("heading", { name: "Who opened my records", level: 1 })).toBeVisible();
    await expect(own.getByText(/^Maren Holt read the record of \d+ \w+$/).first()).toBeVisible();
    await expectAccessible(own);
    await context.close();
  });
});
