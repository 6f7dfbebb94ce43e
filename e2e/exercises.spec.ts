import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { CATALOG } from "../src/generated/catalog";
import { acceptInvitation, inviteClient, openClient, signIn } from "./app";
import { fillExercise, shareRecord, type Written } from "./exercise-form";
import { expect, expectAccessible, test } from "./fixtures";
import { assign } from "./own-session";

// The exposure record belongs to a step and is walked in thread.spec.ts; what therapists fill in has screens of its own.
const EXERCISES = CATALOG.filter(({ id, filledInBy }) => filledInBy === "client" && id !== "exposure-record");
test.describe.configure({ mode: "parallel" });
const HALVES = [EXERCISES.filter((_, at) => at % 2 === 0), EXERCISES.filter((_, at) => at % 2 === 1)];

for (const [half, exercises] of HALVES.entries()) {
  test(`every exercise of the catalog, filled in on a phone and read by the therapist (${half + 1} of 2)`, async ({
    page: client,
    browser,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const name = `Toni ${half + 1} ${Date.now().toString(36)}`;
    const therapist = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage();
    await signIn(therapist, "maren@demo.example", demo.passphrase);
    const link = await inviteClient(therapist, { displayName: name, email: `${name.replaceAll(" ", "-")}@example.org` });
    await acceptInvitation(client, link, "a lamp beside the window");
    await openClient(therapist, name);
    const clientId = new URL(therapist.url()).pathname.split("/").at(-1) ?? "";

    const written = new Map<string, Written[]>();
    for (const exercise of exercises) {
      await test.step(`${exercise.title} on a phone`, async () => {
        await client.goto(`/exercise/${await assign(therapist, clientId, { exercise: { id: exercise.id, version: exercise.version } })}`);
        written.set(exercise.title, await fillExercise(client, exercise.title));
        await expectAccessible(client);
        await shareRecord(client);
      });
    }

    await test.step("the therapist reads them, one after the other", async () => {
      for (const [title, answers] of written) {
        await openClient(therapist, name);
        await therapist.getByRole("tab", { name: "Records" }).click();
        await therapist.getByRole("link", { name: title }).click();
        await expect(therapist.getByRole("heading", { name: title, level: 1 })).toBeVisible();
        for (const { words } of answers) {
          for (const text of words) await expect(therapist.getByText(text, { exact: true }).first()).toBeVisible();
        }
        await expectAccessible(therapist);
      }
    });
    await therapist.context().close();
  });
}
