import type { Page } from "@playwright/test";
import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { acceptInvitation, addStep, inviteClient, openClient, signIn } from "./app";
import { expect, expectAccessible, test } from "./fixtures";
import { tabTo } from "./keyboard";

const PASSPHRASE = "a lamp beside the window";
const rows = (page: Page) => page.getByRole("row");
const row = (page: Page, title: string) => page.getByRole("row", { name: title, exact: true });

/** Undoes what the line says was done. */
async function undo(page: Page, done: string | RegExp): Promise<void> {
  await page.getByRole("status").filter({ hasText: done }).getByRole("button", { name: "Undo" }).click();
}

/** What the ladder offers for one of its steps. */
async function choose(page: Page, title: string, act: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: act, exact: true }).click();
}

async function fillStep(page: Page, step: { title: string; minimumVersion: string; predictedSuds: number }): Promise<void> {
  await page.getByLabel("Step", { exact: true }).fill(step.title);
  await page.getByLabel("Smallest version").fill(step.minimumVersion);
  await page.getByLabel(/Expected anxiety/).fill(String(step.predictedSuds));
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

test("a ladder is split, varied, combined, moved by keys, undone and retired; the client sees it as it stands", async ({
  page,
  browser,
  baseURL,
}) => {
  // Another one each time: what is undone and retired in one run stands in no other.
  const run = Date.now().toString(36);
  const name = `Lea ${run}`;
  const client = await (await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } })).newPage();

  await test.step("a client with three steps", async () => {
    await signIn(page, "maren@demo.example", demo.passphrase);
    const link = await inviteClient(page, { displayName: name, email: `lea-${run}@example.org` });
    await acceptInvitation(client, link, PASSPHRASE);
    await openClient(page, name);
    await page.getByRole("tab", { name: "Ladder" }).click();
    await expect(page.getByText("No steps yet.")).toBeVisible();
    await addStep(page, { title: "Greet the neighbour", minimumVersion: "Nod", predictedSuds: 40 });
    await addStep(page, { title: "Phone the surgery", minimumVersion: "Dial", predictedSuds: 70 });
    await addStep(page, { title: "Ask at the counter", minimumVersion: "Stand there", predictedSuds: 60 });
  });

  await test.step("one is split; the form keeps what was typed and says what is missing", async () => {
    await choose(page, "Phone the surgery", "Split into smaller steps");
    const first = page.getByLabel("Smaller step 1", { exact: true });
    await expect(first).toBeFocused();
    await first.fill("Write down what I want to say");
    await page.getByRole("button", { name: "Split", exact: true }).click();
    await expect(page.getByText("A number from 0 to 100.")).toBeVisible();
    await expect(first).toHaveValue("Write down what I want to say");
    await page.getByLabel("Smallest version").first().fill("One word");
    await page
      .getByLabel(/Expected anxiety/)
      .first()
      .fill("25");
    await page.getByRole("button", { name: "Split", exact: true }).click();
    await expect(row(page, "Write down what I want to say")).toContainText("Smaller step of Phone the surgery");
    await expectAccessible(page);
  });

  await test.step("one is varied, and that is undone; two are brought together", async () => {
    await choose(page, "Greet the neighbour", "Vary");
    await page.getByRole("checkbox", { name: "place" }).check();
    await fillStep(page, { title: "Greet somebody at the bus stop", minimumVersion: "Nod", predictedSuds: 50 });
    await expect(row(page, "Greet somebody at the bus stop")).toContainText("Variation of Greet the neighbour: another place");
    await undo(page, "The variation is on the ladder.");
    await expect(row(page, "Greet somebody at the bus stop")).toHaveCount(0);
    await choose(page, "Greet the neighbour", "Combine with another step");
    await page.getByLabel("“Greet the neighbour” together with").selectOption("Ask at the counter");
    await fillStep(page, { title: "Greet, then ask", minimumVersion: "Greet", predictedSuds: 75 });
    await expect(row(page, "Greet, then ask")).toContainText("Brings together: Greet the neighbour + Ask at the counter");
  });

  await test.step("moved by keys alone, into a step and back", async () => {
    await rows(page).first().focus();
    await page.keyboard.press("End");
    await expect(row(page, "Greet, then ask")).toBeFocused();
    await tabTo(page, row(page, "Greet, then ask").getByRole("button", { name: /^Drag/ }));
    await page.keyboard.press("Enter");
    const onto = page.getByRole("button", { name: "Drop on Greet the neighbour" });
    await expect(async () => {
      await page.keyboard.press("ArrowUp");
      await expect(onto).toBeFocused({ timeout: 100 });
    }).toPass();
    await page.keyboard.press("Enter");
    await expect(row(page, "Greet, then ask")).toContainText("Smaller step of Greet the neighbour");
    await undo(page, "is now a smaller step of");
    await expect(row(page, "Greet, then ask")).not.toContainText("Smaller step of");
    await choose(page, "Ask at the counter", "Move up");
    await expect(rows(page)).toContainText([
      "Greet the neighbour",
      "Ask at the counter",
      "Phone the surgery",
      "Write down what I want to say",
      "Greet, then ask",
    ]);
  });

  await test.step("one rests, one is retired, with its way back", async () => {
    await choose(page, "Greet, then ask", "Retire");
    await undo(page, "Greet, then ask is retired.");
    await expect(row(page, "Greet, then ask")).toBeVisible();
    await choose(page, "Greet, then ask", "Retire");
    await expect(page.getByText("One retired step")).toBeVisible();
    await choose(page, "Ask at the counter", "Rest");
    await expect(row(page, "Ask at the counter")).toContainText("resting");
    await expectAccessible(page);
  });

  await test.step("the client sees what there is to do, and the rest apart", async () => {
    await client.goto("/ladder");
    const steps = client.getByRole("main").getByRole("list").first();
    await expect(steps.getByRole("heading")).toHaveText(["Greet the neighbour", "Phone the surgery", "Write down what I want to say"]);
    await expect(client.getByRole("region", { name: "Resting" }).getByRole("heading", { level: 3 })).toHaveText("Ask at the counter");
    await expect(client.getByRole("heading", { name: "Greet, then ask" })).toBeHidden();
    await client.getByText("One step put aside").click();
    await expect(client.getByRole("heading", { name: "Greet, then ask" })).toBeVisible();
    await expectAccessible(client);
  });
});
