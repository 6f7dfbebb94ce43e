import { expect, type Page } from "@playwright/test";

/** The verbs of the app, as a person would say them. Specs are written in these. */

export async function signIn(page: Page, email: string, passphrase: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/(today|day)$/);
}

/** Invites a client and answers the link that the therapist would hand over. */
export async function inviteClient(page: Page, client: { displayName: string; email: string }): Promise<string> {
  await page.goto("/clients/invite");
  await page.getByLabel("Name", { exact: true }).fill(client.displayName);
  await page.getByLabel("Email").fill(client.email);
  await page.getByRole("button", { name: "Make the invitation" }).click();
  return page.getByLabel("Invitation link").inputValue();
}

export async function acceptInvitation(page: Page, link: string, passphrase: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL(/\/today$/);
}

export async function openClient(page: Page, displayName: string): Promise<void> {
  await page.goto("/clients");
  await page.getByRole("link", { name: displayName }).first().click();
  await expect(page.getByRole("heading", { name: displayName, level: 1 })).toBeVisible();
}
