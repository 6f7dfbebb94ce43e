import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { showPassphrase, showSecondFactor, signIn } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const EMAIL = "jens@demo.example";

test("a passphrase alone opens no page of staff; a code does, and each code once", async ({ page }) => {
  // Where other tests have just signed the same person in, the next code is waited for.
  test.setTimeout(120_000);
  await test.step("after the passphrase every page leads to the second factor", async () => {
    await showPassphrase(page, EMAIL, demo.passphrase);
    await page.waitForURL(/\/second-factor$/);
    await expectAccessible(page);
    for (const place of ["/day", "/clients", "/account", "/"]) {
      await page.goto(place);
      await expect(page).toHaveURL(/\/second-factor/);
    }
  });

  await test.step("what is no code, or the wrong one, is said and changes nothing", async () => {
    await page.getByLabel("Code", { exact: true }).fill("12345");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText("Six digits, as your app shows them.")).toBeVisible();
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill("0000-0000-0000-0000-0000-0000");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText("That did not match. Try again.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Use the authenticator app" }).click();
  });

  await test.step("the code signs in; a second sign-in within the half minute is offered the next one", async () => {
    await showSecondFactor(page);
    await expect(page).toHaveURL(/\/day$/);
    await page.context().clearCookies();
    await signIn(page, EMAIL, demo.passphrase);
    await expect(page).toHaveURL(/\/day$/);
  });
});
