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
    // What a page loads, and what it refuses, is the same on both; the page of controls is looked at in both widths by itself.
    {
      name: "phone",
      testIgnore: ["first-load.spec.ts", "hostile.spec.ts", "authoring.spec.ts", "controls.spec.ts"],
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
    // Killing the server needs a server of its own, once. The codes of the demo are shared: three sign-ins of one person in a minute
    // and a half are all there are, so the page that asks for them is walked once.
    {
      name: "laptop",
      testIgnore: ["kill.spec.ts", "second-factor.spec.ts", "exercises.spec.ts"],
      use: { viewport: { width: 1440, height: 900 } },
    },
  ],
});
