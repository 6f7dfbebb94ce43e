import type { Locator, Page } from "@playwright/test";
import messages from "../messages/en.json" with { type: "json" };
import type { FieldKind } from "../src/domain/exercise/field";
import { expect, expectAccessible, test } from "./fixtures";
import { tabTo } from "./keyboard";

// The page that shows every control in all its states: read by axe, and answered by a hand without a mouse.

type Answered = (example: Locator, page: Page) => Promise<void>;

/** From the top of the example: what a person presses to answer, and what then stands there. */
const BY_KEYBOARD = {
  shortText: writes("Nobody looked."),
  longText: writes("It was quieter in my head than I had thought."),
  suds: rates("65"),
  degree: rates("30"),
  percent: rates("100"),
  rating10: rates("4"),
  count: writes("7"),
  choice: chooses,
  orderedChoice: chooses,
  multiChoice: async (example, page) => {
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(example.getByRole("checkbox", { checked: true })).toHaveCount(2);
  },
  date: chooses,
  decideBy: chooses,
  durationMinutes: writes("20"),
  timer: async (example, page) => {
    await page.keyboard.press("Enter");
    await expect(example.getByRole("status")).toHaveText("Running");
    await page.keyboard.press("Enter");
    await tabTo(page, example.getByRole("button", { name: "Type the minutes instead" }));
    await page.keyboard.press("Enter");
    await expect(example.getByLabel("Minutes")).toBeFocused();
    await page.keyboard.type("5");
    await expect(example.getByRole("timer")).toHaveText("5:00");
    await tabTo(page, example.getByRole("button", { name: "Start again" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(example.getByRole("button", { name: "Start", exact: true })).toBeFocused();
    await expect(example.getByRole("timer")).toHaveText("0:00");
  },
  behaviourList: async (example, page) => {
    await page.keyboard.type("A bottle of water");
    await tabTo(page, example.getByRole("button", { name: "Reduce it" }));
    await page.keyboard.press("Enter");
    await expect(example.getByRole("radio", { name: "Reduce", checked: true })).toBeVisible();
    await tabTo(page, example.getByRole("button", { name: "Remove A bottle of water" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(example.getByRole("textbox")).toBeFocused();
    await expect(example.getByRole("radio")).toHaveCount(0);
  },
  usedBehaviourList: async (example, page) => {
    await page.keyboard.type("Looking at my phone");
    await page.keyboard.press("Enter");
    const howMuch = example.getByLabel("Looking at my phone: How much, 0 to 100");
    await tabTo(page, howMuch, "Shift+Tab");
    await page.keyboard.type("40");
    await expect(howMuch).toHaveValue("40");
  },
  reference: async (example, page) => {
    await chooses(example, page);
    await tabTo(page, example.getByRole("textbox"));
    await page.keyboard.type("To sing again");
    await page.keyboard.press("Enter");
    await expect(example.getByRole("radio", { name: "To sing again", checked: true })).toBeVisible();
  },
  groupList: async (example, page) => {
    await page.keyboard.type("My voice shakes");
    await tabTo(page, example.getByRole("slider"));
    await rates("70")(example, page);
    await tabTo(page, example.getByRole("radio").first());
    await page.keyboard.press("Space");
    await tabTo(page, example.getByRole("button", { name: "Keep this one" }));
    await page.keyboard.press("Enter");
    await expect(example.getByRole("button", { name: /My voice shakes/ })).toBeFocused();
    await tabTo(page, example.getByRole("button", { name: "Remove Link 1" }));
    await page.keyboard.press("Enter");
    await expect(example.getByRole("button", { name: "Undo" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(example.getByRole("button", { name: /My voice shakes/ })).toBeFocused();
  },
} satisfies Record<Exclude<FieldKind, "note">, Answered>;

function writes(words: string): Answered {
  return async (example, page) => {
    await page.keyboard.type(words);
    await expect(example.getByRole("textbox")).toHaveValue(words);
  };
}

/** The first key on a line without a value opens the number field; what is set stands on the line, and the focus with it. */
function rates(value: string): Answered {
  return async (example, page) => {
    const line = example.getByRole("slider");
    await expect(line).not.toHaveAttribute("aria-valuenow");
    await page.keyboard.press(value.charAt(0));
    await expect(example.getByRole("textbox", { name: /A number from 0 to/ })).toBeFocused();
    await page.keyboard.type(value.slice(1));
    await page.keyboard.press("Enter");
    await expect(line).toHaveAttribute("aria-valuenow", value);
    await expect(line).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(line).toHaveAttribute("aria-valuenow", String(Number(value) - 1));
  };
}

async function chooses(example: Locator, page: Page): Promise<void> {
  await expect(example.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(example.getByRole("radio").first()).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(example.getByRole("radio").nth(1)).toBeChecked();
}

async function openControls(page: Page): Promise<void> {
  await page.goto("/controls");
  await expect(page.getByRole("heading", { name: "Controls", level: 1 })).toBeVisible();
  // The clocks that run are there once the page answers.
  await expect(page.getByText("That is the time you meant.")).toBeVisible();
}

for (const [colorScheme, width, height] of [
  ["light", 390, 844],
  ["dark", 1440, 900],
] as const) {
  test(`axe finds nothing on any control, ${colorScheme}, ${width} wide`, async ({ page }) => {
    // Some hundred controls at once: axe looks at each of them.
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await openControls(page);
    await expectAccessible(page);
    const contents = page.getByRole("navigation", { name: "Kinds of question" }).getByRole("link");
    await expect(contents).toHaveCount(Object.keys(messages.library.kinds).length + 1);
    // Nothing is wider than the screen, also not the longest words.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

test("every kind is answered by keyboard alone", async ({ page }) => {
  await openControls(page);
  for (const [kind, answer] of Object.entries(BY_KEYBOARD)) {
    await test.step(kind, async () => {
      // An address leads to the part; from there on only keys.
      await page.goto(`/controls#${kind}`);
      const name = messages.library.kinds[kind as keyof typeof BY_KEYBOARD];
      const example = page.getByRole("region", { name: `${name}: Nothing answered yet`, exact: true });
      await page.keyboard.press("Tab");
      await expect(example.locator(":focus")).toHaveCount(1);
      await answer(example, page);
    });
  }
});
