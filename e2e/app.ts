import { expect, type Page } from "@playwright/test";

/** The verbs of the app, as a person would say them. Specs are written in these. */

export async function signIn(page: Page, email: string, passphrase: string): Promise<void> {
  await showPassphrase(page, email, passphrase);
  await page.waitForURL(/\/(today|second-factor)$/);
  if (page.url().endsWith("/second-factor")) await showSecondFactor(page);
}

/** The first half of signing in; for a client all of it. */
export async function showPassphrase(page: Page, email: string, passphrase: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Staff go on with the code that the demo offers in the place of a phone. Where another test was faster with it, the next one is offered. */
export async function showSecondFactor(page: Page, to = /\/(day|caseloads|people)$/): Promise<void> {
  await expect(async () => {
    // On a busy machine the next page may come after the wait for it has ended.
    if (!to.test(page.url())) await page.getByRole("button", { name: "Use this code" }).click({ timeout: 35_000 });
    await page.waitForURL(to, { timeout: 5_000 });
  }).toPass();
}

/** Invites a client and answers the link that the therapist would hand over. */
export async function inviteClient(page: Page, client: { displayName: string; email: string }): Promise<string> {
  await page.goto("/clients/invite");
  await page.getByLabel("Name", { exact: true }).fill(client.displayName);
  await page.getByLabel("Email").fill(client.email);
  await page.getByRole("button", { name: "Make the invitation" }).click();
  const link = page.getByLabel("Invitation link");
  await expect(link).toHaveValue(/\/invitation#/);
  return link.inputValue();
}

export async function acceptInvitation(page: Page, link: string, passphrase: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  // The first is what nothing is kept without; whether a supervisor reads along is the second, and free.
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL(/\/today$/);
}

export async function openClient(page: Page, displayName: string): Promise<void> {
  await page.goto("/clients");
  await page.getByRole("rowheader", { name: displayName }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: displayName, level: 1 })).toBeVisible();
}

const question = (page: Page, words: string | RegExp) => page.getByRole("heading", { name: words });
const next = (page: Page) => page.getByRole("button", { name: /^Next/ });

export async function write(page: Page, asked: string | RegExp, words: string): Promise<void> {
  await expect(question(page, asked)).toBeVisible();
  await page.getByRole("textbox").fill(words);
  await next(page).click();
}

export async function choose(page: Page, asked: string | RegExp, answer: string | RegExp): Promise<void> {
  await expect(question(page, asked)).toBeVisible();
  await page.getByRole("radio", { name: answer, exact: true }).check();
  await next(page).click();
}

/** Sets a rating by its keypad, without going on. */
export async function setRating(page: Page, asked: string | RegExp, value: number): Promise<void> {
  await expect(question(page, asked)).toBeVisible();
  // The keypad stays, once it was asked for.
  const typing = page.getByRole("button", { name: "Type a number" });
  const keypad = page.getByRole("button", { name: "Set", exact: true });
  await expect(typing.or(keypad)).toBeVisible();
  if (await typing.isVisible()) await typing.click();
  for (const digit of String(value)) await page.getByRole("button", { name: digit, exact: true }).click();
  await keypad.click();
}

export async function rate(page: Page, asked: string | RegExp, value: number): Promise<void> {
  await setRating(page, asked, value);
  await next(page).click();
}

export type Expected = { feared: string; howWillIKnow: string; inDays: string | RegExp; likelihood: number; peakSuds: number };
export type Happened = { outcome: string; peakSuds: number; likelihoodAgain: number; learned: string };

/** From Today: what is expected, in the short form. */
export async function predict(page: Page, expected: Expected): Promise<void> {
  await page.getByRole("link", { name: "Start with before" }).click();
  await write(page, /What do you expect/, expected.feared);
  await write(page, /How will you know/, expected.howWillIKnow);
  await choose(page, /By when/, expected.inDays);
  await rate(page, /How likely is that/, expected.likelihood);
  await rate(page, /how anxious do you expect/, expected.peakSuds);
  await expect(question(page, "Your prediction is written.")).toBeVisible();
}

/** What happened and what was learned, up to the question of who sees it. */
export async function tellWhatHappened(page: Page, happened: Happened): Promise<void> {
  await page.getByRole("button", { name: /Start with after/ }).click();
  await choose(page, "Did it happen?", happened.outcome);
  await rate(page, /how anxious were you\?/, happened.peakSuds);
  await rate(page, /If you did it again/, happened.likelihoodAgain);
  await write(page, "What did you find out?", happened.learned);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(question(page, "Who sees this?")).toBeVisible();
}

export type Step = { title: string; minimumVersion: string; predictedSuds: number };

/** On the client page's ladder. */
export async function addStep(page: Page, step: Step): Promise<void> {
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByLabel("Step", { exact: true }).fill(step.title);
  await page.getByLabel("Smallest version").fill(step.minimumVersion);
  await page.getByLabel(/Expected anxiety/).fill(String(step.predictedSuds));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row", { name: step.title })).toBeVisible();
}

export async function assignStep(
  page: Page,
  title: string,
  given: { why: string; confidence: number; obstacle: [string, string] },
): Promise<void> {
  await page
    .getByRole("row", { name: title })
    .getByRole("link", { name: /Assign/ })
    .click();
  await page.getByLabel(/Why this helps/).fill(given.why);
  await page.getByLabel("If", { exact: false }).first().fill(given.obstacle[0]);
  await page.getByLabel("Then", { exact: false }).first().fill(given.obstacle[1]);
  await agree(page, given.confidence);
}

/** The end of the assign screen: how confident the client is, that it is agreed, and it is assigned. */
export async function agree(page: Page, confidence: number): Promise<void> {
  const line = page.getByRole("slider", { name: /confident/i });
  const number = page.getByRole("textbox", { name: /confident/i });
  // The keypad stays, once it was asked for.
  await expect(line.or(number)).toBeVisible();
  if (await line.isVisible()) await line.press("Enter");
  await number.fill(String(confidence));
  await number.press("Enter");
  await page.getByRole("checkbox", { name: /agreed/ }).check();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  await page.waitForURL(/\/clients\/[^/]+$/);
}
