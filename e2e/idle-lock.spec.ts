import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { showSecondFactor, signIn } from "./app";
import { expect, test } from "./fixtures";

const WORDS = "You expect silence. One good morning shows what people do with it.";

test("a screen that nobody touches goes from view, and signing in leads back to what was half written", async ({ page }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  await signIn(page, "jens@demo.example", demo.passphrase);
  await page.goto("/clients");
  const client = page.getByRole("rowheader").first();
  const name = (await client.getByRole("link").textContent()) ?? "";
  await client.getByRole("link").click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.goto(`${new URL(page.url()).pathname}/assign`);
  const why = page.getByLabel(/Why this helps/);
  await why.fill(WORDS);
  const path = new URL(page.url()).pathname;

  // Fourteen minutes are not enough.
  await page.clock.fastForward("14:00");
  await expect(why).toHaveValue(WORDS);
  await page.clock.fastForward("02:00");
  await expect(why).toHaveCount(0);
  await page.waitForURL(/\/sign-in\?lapsed=1&next=/);
  await expect(page.getByText("You were signed out after a quarter of an hour")).toBeVisible();
  // Not only from view: the session is over.
  await page.goto("/clients");
  await page.waitForURL(/\/sign-in/);
  await page.goBack();
  await page.waitForURL(/\/sign-in\?lapsed=1&next=/);

  // The demo's codes go by the server's clock.
  await page.clock.setSystemTime(new Date());
  await page.getByLabel("Email").fill("jens@demo.example");
  await page.getByRole("textbox", { name: "Passphrase" }).fill(demo.passphrase);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await showSecondFactor(page, new RegExp(`^https?://[^/]+${path}$`));
  await expect(why).toHaveValue(WORDS);
});
