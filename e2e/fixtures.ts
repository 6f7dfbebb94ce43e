import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/**
 * Every page of every test is watched: an uncaught error, a `console.error` or a request that leaves this origin
 * fails the test that caused it.
 */
export const test = base.extend<{ tolerated: RegExp[]; watched: undefined }>({
  /** Reports that a test brings about on purpose. */
  tolerated: [[], { option: true }],
  watched: [
    async ({ context, baseURL, tolerated }, use) => {
      const heard: string[] = [];
      const origin = new URL(baseURL ?? "").origin;
      context.on("weberror", (error) => heard.push(`uncaught: ${error.error().message}`));
      context.on("console", (message) => {
        if (message.type() === "error" && !tolerated.some((pattern) => pattern.test(message.text())))
          heard.push(`console: ${message.text()} at ${message.location().url}`);
      });
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== origin) heard.push(`left this origin: ${url.origin}`);
      });
      await use(undefined);
      expect(heard, "nothing was reported by the browser").toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** WCAG 2.2 AA by axe: no violation on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(" ")} (${n.failureSummary ?? ""})`).join(" | ")}`);
  expect(found, `axe on ${page.url()}`).toEqual([]);
}
