import { expect, type Locator, type Page } from "@playwright/test";

/** Goes through the form of any exercise on a phone, without knowing which: each question is answered by what it offers. */

/** What was written on the way, to be looked for where it is read. */
export type Written = { question: string; words: string[] };

const heading = (page: Page) => page.locator("main h1");
const shown = (page: Page, role: "radio" | "checkbox") => page.locator(`main input[type=${role}]:visible`);

/** From the first question to "Who sees this?", the whole form. */
export async function fillExercise(page: Page, mark: string): Promise<Written[]> {
  const written: Written[] = [];
  const everything = page.getByRole("button", { name: "Ask me everything" });
  await expect(heading(page)).toBeVisible();
  if (await everything.isVisible()) await everything.click();
  for (let asked = 1; asked < 60; asked += 1) {
    const question = await heading(page).innerText();
    if (question === "How worn out are you?") {
      await page.getByRole("button", { name: "Finish", exact: true }).click();
      await expect(heading(page)).toHaveText("Who sees this?");
      return written;
    }
    const goesOn = page.getByRole("button", { name: /^(I did it\. Start with|Go on with:)/ });
    if (await goesOn.isVisible()) {
      await goesOn.click();
    } else {
      written.push({ question, words: await answerQuestion(page, `${mark} ${asked}`) });
      // A chain could go on and on; two links are enough.
      const stop = page.getByRole("button", { name: "Stop at this link" });
      if (question.startsWith("Suppose that has happened")) {
        await stop.click();
        continue;
      }
      await page.getByRole("button", { name: /^Next/ }).last().click();
    }
    await expect(heading(page), `"${question}" lets one go on`).not.toHaveText(question);
  }
  throw new Error("the form has no end");
}

/** Answers everything that one question shows; the words of its text fields are told. */
async function answerQuestion(page: Page, mark: string): Promise<string[]> {
  const minutes = page.getByRole("button", { name: "Type the minutes instead" });
  if (await minutes.isVisible()) await minutes.click();
  await setRatings(page);
  await checkFirst(shown(page, "radio"));
  for (const box of (await shown(page, "checkbox").all()).slice(0, 2)) await box.check();
  return fillTexts(page, mark);
}

/** Each rating there is, by its keypad: it is open already where a number was typed before. */
async function setRatings(page: Page): Promise<void> {
  const set = page.getByRole("button", { name: "Set", exact: true }).first();
  const unset = page.locator("main [role=slider][data-unset]").first();
  for (;;) {
    if (await set.isVisible()) await page.getByRole("button", { name: "4", exact: true }).first().click();
    else if (await unset.isVisible()) await unset.press("4");
    else return;
    await set.click();
  }
}

/** One answer of each set of radio buttons. */
async function checkFirst(radios: Locator): Promise<void> {
  const names = new Set<string | null>();
  for (const radio of await radios.all()) {
    const name = await radio.getAttribute("name");
    if (!names.has(name)) await radio.check();
    names.add(name);
  }
}

async function fillTexts(page: Page, mark: string): Promise<string[]> {
  const words: string[] = [];
  for (const field of await page.locator("main textarea:visible, main input:visible").all()) {
    const kind = (await field.getAttribute("type")) ?? "text";
    if (kind === "radio" || kind === "checkbox") continue;
    if (kind === "date") await field.fill((await field.getAttribute("min")) || "2026-12-24");
    else if ((await field.getAttribute("inputmode")) === "numeric") await field.fill("3");
    else {
      const text = `Words of ${mark}${words.length === 0 ? "" : `, ${words.length + 1}`}`;
      await field.fill(text);
      words.push(text);
    }
  }
  return words;
}

/** Says who sees it, and waits until it has arrived. */
export async function shareRecord(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Share with/ }).click();
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();
}
