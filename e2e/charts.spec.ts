import {
  EXAMPLE_COUNTS,
  exampleBehaviours,
  exampleBeliefs,
  exampleExposures,
  examplePredictions,
  exampleScores,
} from "../src/components/chart-examples/example-points";
import { expect, expectAccessible, test } from "./fixtures";

// The charts from no record to many: each is photographed into the output of the tests, and its table holds its data.

const CHARTS = [
  { title: "Likelihood", rows: examplePredictions },
  { title: "Peak anxiety", rows: (count: number) => exampleExposures(count, false) },
  { title: "What I feared, what happened", rows: examplePredictions },
  { title: "How true it feels", rows: exampleBeliefs },
  { title: "Safety behaviours and attention", rows: exampleBehaviours },
  { title: "A measure", rows: exampleScores },
  { title: /, over time$/, rows: (count: number) => exampleExposures(count, true) },
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`every chart, ${colorScheme}, from no record to five hundred`, async ({ page }, info) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme });
    for (const count of EXAMPLE_COUNTS) {
      await page.goto(`/charts?n=${count}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // A drawing comes after its page.
      if (count >= 3) await expect(page.locator("svg.recharts-surface").last()).toBeVisible();
      await page.screenshot({ path: info.outputPath(`charts-${count}-${colorScheme}.png`), fullPage: true });
      if (count === 7 || count === 60) await expectAccessible(page);
      if (count !== 8) continue;
      const tables = page.getByRole("table");
      const onScreen = await tables.count();
      await page.emulateMedia({ media: "print", colorScheme });
      // Made for paper only.
      await expect.poll(() => tables.count()).toBeGreaterThanOrEqual(onScreen + CHARTS.length);
      await page.screenshot({ path: info.outputPath(`charts-${count}-${colorScheme}-print.png`), fullPage: true });
      await page.emulateMedia({ media: "screen", colorScheme });
    }
  });
}

test("each chart's table is its data", async ({ page }) => {
  test.setTimeout(120_000);
  for (const count of [3, 8, 60]) {
    await page.goto(`/charts?n=${count}`);
    for (const { title, rows } of CHARTS) {
      const chart = page.getByRole("region", { name: title });
      const asTable = chart.getByRole("button", { name: /table/i });
      // The choice is kept from the page before, once the browser has it.
      await expect(async () => {
        if ((await asTable.getAttribute("aria-pressed")) !== "true") await asTable.click();
        await expect(asTable).toHaveAttribute("aria-pressed", "true", { timeout: 1000 });
      }).toPass();
      const table = chart.getByRole("table");
      await expect(table.getByRole("row")).toHaveCount(count + 1);
      const days = rows(count).map(({ occurredAt }) =>
        new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "Europe/Berlin" }).format(
          new Date(occurredAt),
        ),
      );
      await expect(table.getByRole("rowheader")).toHaveText(days);
    }
  }
});
