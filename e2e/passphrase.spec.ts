import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { acceptInvitation, inviteClient, showPassphrase, signIn } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const MAILS = path.resolve(process.env.FOOTHOLD_MAIL_FOLDER ?? ".data/mail");
const FIRST = "a lamp beside the window";
const SECOND = "two grey herons at the weir";

/** The links in the mails to this address, the oldest first. */
function linksTo(address: string): string[] {
  if (!existsSync(MAILS)) return [];
  const letters = readdirSync(MAILS)
    .sort()
    .map((file) => readFileSync(path.join(MAILS, file), "utf8"))
    .filter((letter) => letter.includes(`To: ${address}\n`));
  return letters.flatMap((letter) => letter.match(/\/new-passphrase#\S+/g) ?? []);
}

test("a client who has lost the passphrase comes back by mail", async ({ page: therapist, browser, baseURL, viewport, isMobile }, info) => {
  test.setTimeout(120_000);
  const email = `kim-${info.project.name}-${Date.now()}@example.org`;
  const context = () => browser.newContext({ baseURL, viewport, isMobile, locale: "en-GB", timezoneId: "Europe/Berlin" });
  const [signedIn, page] = [await (await context()).newPage(), await (await context()).newPage()];
  await signIn(therapist, "maren@demo.example", demo.passphrase);
  await acceptInvitation(signedIn, await inviteClient(therapist, { displayName: `Kim ${info.project.name}`, email }), FIRST);

  await test.step("asks for a link, in whatever capitals", async () => {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "I don't know my passphrase" }).click();
    // The page that is left has a field of the same name.
    await expect(page.getByRole("heading", { name: "A new passphrase" })).toBeVisible();
    await page.getByRole("textbox", { name: "Email" }).fill(email.replace("@example.org", ""));
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("This is no mail address.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Email" }).fill(` ${email.toUpperCase()}`);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("a link is on its way")).toBeFocused();
    await expectAccessible(page);
  });

  await test.step("chooses another one, and hears why one is not taken", async () => {
    await expect.poll(() => linksTo(email)).toHaveLength(1);
    await page.goto(linksTo(email)[0] ?? "");
    const field = page.getByRole("textbox", { name: "New passphrase" });
    await field.fill("password1234567");
    await page.getByRole("button", { name: "Use this passphrase" }).click();
    await expect(page.getByText("tried first")).toBeVisible();
    await expect(field).toHaveValue("password1234567");
    await expectAccessible(page);
    await field.fill(SECOND);
    await page.getByRole("button", { name: "Use this passphrase" }).click();
    await expect(page.getByText("This is your passphrase now.")).toBeFocused();
  });

  await test.step("is signed out everywhere, and the link is spent", async () => {
    await signedIn.goto("/records");
    await signedIn.waitForURL(/\/sign-in/);
    await page.goto("/help");
    await page.goto(linksTo(email)[0] ?? "");
    await expect(page.getByText("This link does not work")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("signs in with the new one only", async () => {
    await showPassphrase(page, email, FIRST);
    await expect(page.getByText("That did not match.")).toBeVisible();
    await page.getByRole("textbox", { name: "Passphrase" }).fill(SECOND);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/today$/);
  });
});

test("an address that nobody has gets the same answer, and no mail", async ({ page }, info) => {
  const email = `nobody-${info.project.name}-${Date.now()}@example.org`;
  await page.goto("/forgot");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText(`If ${email} has an account here, a link is on its way.`)).toBeVisible();
  expect(linksTo(email)).toEqual([]);
});
