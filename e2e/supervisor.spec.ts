import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { signIn } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

// Opening in an emergency is refused once on purpose: showing again who is there.
test.use({ tolerated: [/status of 403/] });

test("a supervisor reads along without writing, and opens one file in an emergency, which its therapist learns", async ({
  page,
  browser,
  baseURL,
  viewport,
}, info) => {
  test.setTimeout(120_000);
  const name = "Finn K.";
  const reason = `Called at night in distress, try ${info.retry}.`;

  await test.step("the caseload, and a file of it that offers nothing to write", async () => {
    await signIn(page, "edda@demo.example", demo.passphrase);
    await expect(page.getByRole("heading", { name: /Maren Holt’s caseload/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("rowheader", { name: "Jonas R." }).getByRole("link").click();
    await expect(page.getByText("You read along as Maren Holt’s supervisor.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("tab", { name: "Ladder" }).click();
    await expect(page.getByRole("tabpanel", { name: "Ladder" }).getByText("Coffee with one colleague", { exact: true })).toBeVisible();
    for (const verb of [/Assign/, "Add a step", "Edit", "Print", /^Answer/])
      await expect(page.getByRole("button", { name: verb }).or(page.getByRole("link", { name: verb }))).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  });

  await test.step("one file outside, with a reason and a proof of who reads", async () => {
    await page.goto("/caseloads");
    await page.getByRole("button", { name: "Open in an emergency" }).click();
    const dialog = page.getByRole("dialog", { name: "Open in an emergency" });
    await dialog.getByLabel("Name of the client").fill(name);
    await dialog.getByRole("button", { name: "Find" }).click();
    await dialog.getByRole("radio", { name }).check();
    await expectAccessible(page);
    await dialog.getByLabel(/Why now/).fill(reason);
    await dialog.getByRole("button", { name: "Open for one hour" }).click();
    const again = page.getByRole("dialog", { name: "Is it you?" });
    await again.getByRole("textbox", { name: "Passphrase" }).fill(demo.passphrase);
    await again.getByRole("button", { name: "Go on" }).click();
    await page.waitForURL(/\/clients\//);
    await expect(page.getByText(/^Emergency access until \d\d:\d\d\./)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("ended, it stands among the earlier ones with its reason", async () => {
    await page.goto("/caseloads");
    await page
      .getByRole("button", { name: `End it now: ${name}` })
      .first()
      .click();
    await expect(page.getByText("Ended. Nothing more can be read through it.")).toBeVisible();
    await expect(page.getByRole("button", { name: `End it now: ${name}` })).toHaveCount(0);
    await page.getByText(/earlier access/).click();
    await expect(page.getByText(reason)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the therapist reads who, whom and why", async () => {
    const therapist = await (await browser.newContext({ baseURL, viewport, locale: "en-GB", timezoneId: "Europe/Berlin" })).newPage();
    await signIn(therapist, "jens@demo.example", demo.passphrase);
    const notice = therapist.getByRole("region", { name: "Notices" }).getByRole("listitem").filter({ hasText: reason });
    await expect(notice).toContainText(`Edda Lind had emergency access to what ${name} shared.`);
    await expectAccessible(therapist);
    await notice.getByRole("button", { name: "Seen" }).click();
    await expect(notice.getByRole("button")).toHaveCount(0);
  });
});
