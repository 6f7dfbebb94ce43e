import path from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../../scripts/browser.mjs";
import { median } from "./rounds";

const LOADS = 10;
const VIEWPORT = { width: 1440, height: 900 };

/** Milliseconds from the start of the navigation until each was there: the first chart that is drawn, and the first with axes (Recharts). */
export type ChartTime = { firstByte: number; text: number; firstChart: number; axes: number };

/**
 * How long a browser on this machine takes to a page's charts: medians of ten loads with nothing kept from the one before.
 * @param cookie the session, as `name=value`
 */
export async function chartTime(url: string, cookie: string): Promise<ChartTime> {
  const { CHROMIUM_PATH, CHROMIUM_LIBRARIES } = await ensureBrowser();
  const env = CHROMIUM_LIBRARIES ? { LD_LIBRARY_PATH: CHROMIUM_LIBRARIES } : undefined;
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: ["--no-sandbox"], env });
  const cut = cookie.indexOf("=");
  try {
    const loads: ChartTime[] = [];
    for (let load = 0; load <= LOADS; load++) {
      const context = await browser.newContext({ viewport: VIEWPORT, timezoneId: "Europe/Berlin", locale: "en-GB" });
      await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), domain: new URL(url).hostname, path: "/" }]);
      const page = await context.newPage();
      await page.addInitScript({ path: path.join(import.meta.dirname, "note-charts.js") });
      await page.goto(url, { waitUntil: "commit" });
      const seen = await page.waitForFunction(() => {
        const { footholdSeen } = globalThis as { footholdSeen?: ChartTime };
        return footholdSeen?.axes ? footholdSeen : null;
      });
      const times = await seen.jsonValue();
      // The first load also starts the browser's own processes.
      if (load > 0 && times) loads.push(times);
      await context.close();
    }
    const middle = (of: keyof ChartTime) => median(loads.map((each) => each[of]));
    return { firstByte: middle("firstByte"), text: middle("text"), firstChart: middle("firstChart"), axes: middle("axes") };
  } finally {
    await browser.close();
  }
}
