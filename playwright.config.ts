import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// `npm test` finds or installs a browser and names it here; by hand, a browser of the system will do.
const executablePath =
  process.env.CHROMIUM_PATH ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((file) => existsSync(file));
// The sandbox refuses to work for root and in many containers; the only pages it meets are our own.
const args = ["--no-sandbox"];
// A packaged Chromium brings the libraries that a bare system lacks.
const libraries = process.env.CHROMIUM_LIBRARIES;
const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : undefined;

/** What clients do, and what needs a server or a person of its own, on a phone alone. */
const CLIENT_JOURNEYS = ["exercises", "kill", "own-data", "pace", "passkey", "passphrase", "second-factor"].map(
  (name) => `${name}.spec.ts`,
);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/report.json" }]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`,
    browserName: "chromium",
    launchOptions: { executablePath, args, env },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  },
  projects: [
    // The main story and the charts are walked in both widths. Every other journey is walked once, where most people make it.
    {
      name: "phone",
      testMatch: ["thread.spec.ts", "charts.spec.ts", ...CLIENT_JOURNEYS],
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
    { name: "laptop", testIgnore: CLIENT_JOURNEYS, use: { viewport: { width: 1440, height: 900 } } },
  ],
});
