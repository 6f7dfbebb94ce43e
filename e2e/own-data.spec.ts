import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import accounts from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { acceptInvitation, inviteClient, showPassphrase, signIn } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const PASSPHRASE = "nine lanterns over the quiet canal";
// A request that is refused on purpose: showing again who is there, and the account that is gone.
test.use({ tolerated: [/status of 40[13]/] });

const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** Shows again who is there, where the server asks for it. */
async function showAgain(page: Page): Promise<void> {
  const sheet = page.getByRole("dialog", { name: "Is it you?" });
  await sheet.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
  await sheet.getByRole("button", { name: "Go on" }).click();
}

test("consent taken back and given again, a copy of everything, and everything deleted on every device", async ({
  page: staff,
  browser,
  baseURL,
  viewport,
  isMobile,
}, info) => {
  test.setTimeout(180_000);
  const context = () => browser.newContext({ baseURL, viewport, isMobile, locale: "en-GB", timezoneId: "Europe/Berlin" });
  const displayName = `Lea ${info.project.name} ${info.retry}`;
  const email = `lea-${info.project.name}-${Date.now()}@example.org`;
  await signIn(staff, "jens@demo.example", accounts.passphrase);
  const link = await inviteClient(staff, { displayName, email });
  const page = await (await context()).newPage();
  await acceptInvitation(page, link, PASSPHRASE);

  await page.goto("/settings/privacy");
  await expect(page.getByRole("heading", { name: "Your data", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText(/^Taken back on/)).toBeVisible();
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "You took back your agreement" })).toBeVisible();
  await staff.goto("/clients");
  await expect(staff.getByRole("row").filter({ hasText: displayName })).toContainText("has withdrawn consent");
  await page.goto("/settings/privacy");
  await page.getByRole("button", { name: "Read and agree again" }).click();
  await page.getByRole("button", { name: "I agree" }).click();
  await expect(page.getByText("Agreed.", { exact: true })).toBeVisible();

  const readable = page.waitForEvent("download");
  await page.getByRole("button", { name: "Everything, readable (HTML)" }).click();
  await showAgain(page);
  const file = await readable;
  expect(file.suggestedFilename()).toMatch(/^my-foothold-\d{4}-\d\d-\d\d\.html$/);
  const saved = await file.path();
  const copy = await (await browser.newContext({ offline: true })).newPage();
  await copy.setContent(await readFile(saved, "utf8"));
  await expect(copy.getByRole("heading", { name: `Everything of ${displayName}`, level: 1 })).toBeVisible();
  await expectAccessible(copy);
  const forPrograms = page.waitForEvent("download");
  await page.getByRole("button", { name: "Everything, for programs (JSON)" }).click();
  const everything = JSON.parse(await readFile(await (await forPrograms).path(), "utf8"));
  expect(everything).toMatchObject({ format: "foothold-export", profile: { name: displayName, address: email } });

  const other = await (await context()).newPage();
  await showPassphrase(other, email, PASSPHRASE);
  await other.waitForURL(/\/today$/);
  await expect.poll(() => databases(other)).toHaveLength(1);

  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("button", { name: "Delete everything now" }).click();
  await expect(page.getByText("Type the word delete, or leave everything as it is.")).toBeVisible();
  await page.getByLabel(/type “delete”/).fill("delete");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete everything now" }).click();
  for (const each of [page, other]) {
    // The other device hears of it at its next request.
    if (each === other) await other.getByRole("button", { name: "Slower" }).click();
    await each.waitForURL(/\/erased$/);
    await expect(each.getByText("Nothing of yours is left on this device either.")).toBeVisible();
    expect(await databases(each)).toEqual([]);
    expect((await each.context().cookies()).filter(({ name }) => name.endsWith("session"))).toEqual([]);
  }
  await expectAccessible(page);
  await page.goto("/today");
  await expect(page).toHaveURL(/\/sign-in/);
  await showPassphrase(page, email, PASSPHRASE);
  await expect(page.getByText("That did not match. Try again.")).toBeVisible();
  await staff.goto("/clients");
  await expect(staff.getByRole("row").filter({ hasText: displayName })).toHaveCount(0);
});
