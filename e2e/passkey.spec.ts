import type { Page } from "@playwright/test";
import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { signIn } from "./app";
import { test as base, expect, expectAccessible } from "./fixtures";

// Passkeys are bound to a name, and 127.0.0.1 is none.
const test = base.extend({
  baseURL: async ({ baseURL }, use) => use(baseURL?.replace("127.0.0.1", "localhost")),
});

// What asks for the passphrase once more is refused first, which the browser reports.
test.use({ tolerated: [/status of 403/] });

/** A device with a built-in key store whose person always shows their finger. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function showPassphraseAgain(page: Page): Promise<void> {
  const asked = page.getByRole("dialog", { name: "Is it you?" });
  await asked.getByRole("textbox", { name: "Passphrase" }).fill(demo.passphrase);
  await asked.getByRole("button", { name: "Go on" }).click();
  await expect(asked).toBeHidden();
}

test("a passkey is added, signs in, and is removed", async ({ page }, { project }) => {
  test.setTimeout(120_000);
  const name = `Key of ${project.name}`;
  const row = page.getByRole("listitem").filter({ hasText: name });
  await addAuthenticator(page);

  await test.step("added in the settings, after the passphrase once more", async () => {
    await signIn(page, "tom@demo.example", demo.passphrase);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Security" }).click();
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await showPassphraseAgain(page);
    await page.getByLabel("Name of this passkey").fill(name);
    await page.getByRole("button", { name: "Save the name" }).click();
    await expect(row).toContainText("not used yet");
    await expectAccessible(page);
  });

  await test.step("signs in without an address", async () => {
    await page.goto("/settings");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(/\/sign-in$/);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(/\/today$/);
    await page.goto("/settings/security");
    await expect(row).toContainText("last used");
  });

  await test.step("is removed, and does not sign in any more", async () => {
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await showPassphraseAgain(page);
    await expect(row).toHaveCount(0);
    await page.goto("/settings");
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(/\/sign-in$/);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByText("That passkey did not match.")).toBeVisible();
  });
});
