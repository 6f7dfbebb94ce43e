import type { Page } from "@playwright/test";
import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { acceptInvitation, agree, inviteClient, openClient, signIn } from "./app";
import { fillExercise, shareRecord } from "./exercise-form";
import { expect, expectAccessible, test } from "./fixtures";
import { pick, pressOn, typeInto } from "./keyboard";

const field = (page: Page, name: string) => page.getByLabel(name, { exact: false }).last();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Fills in the last question of the list; a new one opens by itself. */
async function ask(page: Page, question: string, kind: string): Promise<void> {
  const form = page
    .getByRole("listitem")
    .filter({ has: page.getByLabel("Kind of answer") })
    .last();
  await pick(page, form.getByLabel("Kind of answer"), kind);
  await typeInto(page, form.getByLabel("Question", { exact: true }), question);
}

test("an exercise is written by keyboard alone, assigned, filled in on a phone, and read", async ({ page, browser, baseURL }, {
  project,
}) => {
  test.setTimeout(180_000);
  const stamp = `${project.name} ${Date.now().toString(36)}`;
  const title = `Two minutes at the door ${stamp}`;
  const name = `Kim ${stamp}`;

  await test.step("written", async () => {
    await signIn(page, "maren@demo.example", demo.passphrase);
    await page.goto("/library");
    await pressOn(page, button(page, "Write an exercise"));
    await page.waitForURL(/\/library\/own-[^/]+\/edit$/);
    await typeInto(page, field(page, "Title"), title);
    await typeInto(page, field(page, "What it is for"), "To see what waiting does when nothing is done about it.");
    await typeInto(page, field(page, "About how many minutes"), "2");
    await ask(page, "Where did you stand?", "a few words");
    await pressOn(page, button(page, "Add a question"));
    await ask(page, "Did somebody come?", "one of several");
    await typeInto(page, page.getByLabel("Answer 1"), "No");
    await typeInto(page, page.getByLabel("Answer 2"), "Yes");
    await pressOn(page, button(page, "Add a question"));
    await ask(page, "What did they say?", "a few words");
    await pick(page, page.getByLabel("When it is asked").last(), "Only after: Did somebody come?");
    // It is asked after the first answer, until another is chosen.
    await pressOn(page, page.getByRole("checkbox", { name: "Yes", exact: true }), "Space");
    await pressOn(page, page.getByRole("checkbox", { name: "No", exact: true }), "Space");
    await pressOn(page, button(page, "Add a question"));
    await ask(page, "How strong was the urge to leave?", "0–10");
    await typeInto(page, page.getByLabel("What 0 means"), "no urge");
    await typeInto(page, page.getByLabel("What the top means"), "nearly left");
    await expectAccessible(page);
  });

  await test.step("reordered, undone and done again, tried on the phone beside it, and published", async () => {
    const order = () => page.locator("[data-field] > div:first-child button:first-child > span > span:first-child").allInnerTexts();
    const before = await order();
    await pressOn(page, button(page, "Move up: How strong was the urge to leave?"));
    expect(await order()).toEqual([before[0], before[1], before[3], before[2]]);
    await expect(button(page, "Move up: How strong was the urge to leave?")).toBeFocused();
    await pressOn(page, button(page, "Undo"));
    expect(await order()).toEqual(before);
    await pressOn(page, button(page, "Redo"));
    expect(await order()).toEqual([before[0], before[1], before[3], before[2]]);
    const phone = page.getByRole("complementary", { name: "On a phone" });
    await expect(phone.getByText("Where did you stand?")).toBeVisible();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await pressOn(page, button(page, "Publish"));
    await page.waitForURL(/\/library\/own-[^/]+\?version=1$/);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expectAccessible(page);
  });

  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: "en-GB", timezoneId: "Europe/Berlin" };
  const client = await (await browser.newContext({ baseURL, ...phone })).newPage();
  await test.step("assigned", async () => {
    const link = await inviteClient(page, { displayName: name, email: `${name.replaceAll(" ", "-")}@example.org` });
    await acceptInvitation(client, link, "a lamp beside the window");
    await openClient(page, name);
    await pressOn(page, page.getByRole("link", { name: "Assign", exact: true }));
    const exercise = page.getByRole("combobox", { name: "Exercise or step" });
    await typeInto(page, exercise, title);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(exercise).toHaveValue(title);
    await pressOn(page, page.getByText("Try the form, as on the phone"));
    await expect(page.getByText("Where did you stand?")).toBeVisible();
    await typeInto(page, page.getByLabel(/Smallest version/), "Half a minute");
    await typeInto(page, page.getByLabel(/Why this helps/), "You leave before you know what would have come.");
    await agree(page, 80);
  });

  await test.step("filled in on a phone, and read", async () => {
    await client.goto("/today");
    await expectAccessible(client);
    await client.getByRole("link", { name: /^Start/ }).click();
    const written = await fillExercise(client, name);
    // The first answer is "No": what only a "Yes" leads to is not asked.
    expect(written.map(({ question }) => question)).toEqual([
      "Where did you stand?",
      "Did somebody come?",
      "How strong was the urge to leave?",
    ]);
    await shareRecord(client);
    await openClient(page, name);
    await page.getByRole("tab", { name: "Records" }).click();
    await page.getByRole("link", { name: title }).click();
    for (const words of written.flatMap((answer) => answer.words)) await expect(page.getByText(words, { exact: true })).toBeVisible();
    await expect(page.getByText("What did they say?")).toBeHidden();
    await expectAccessible(page);
  });
  await client.context().close();
});
