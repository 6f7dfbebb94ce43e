import demo from "../prisma/seed/demo-accounts.json" with { type: "json" };
import { acceptInvitation, addStep, assignStep, inviteClient, openClient, predict, signIn, tellWhatHappened } from "./app";
import { expect, expectAccessible, test } from "./fixtures";

const STEP = { title: "Say good morning first", minimumVersion: "Nod and look up", predictedSuds: 45 };
const WHY = "You expect silence. One good morning shows what people do with it.";
const FEARED = "Nobody answers and they look away.";
const LEARNED = "Most people say it back.";

test("what was expected, what happened, what is expected now: the whole way", async ({
  page: therapist,
  browser,
  baseURL,
  viewport,
  isMobile,
}, { project }) => {
  test.setTimeout(180_000);
  const name = `Robin ${project.name}`;
  const client = await (await browser.newContext({ baseURL, viewport, isMobile, locale: "en-GB", timezoneId: "Europe/Berlin" })).newPage();
  const passphrase = "a lamp beside the window";

  await test.step("the therapist invites a client", async () => {
    await signIn(therapist, "maren@demo.example", demo.passphrase);
    await expectAccessible(therapist);
    const link = await inviteClient(therapist, { displayName: name, email: `robin-${project.name}@example.org` });
    await expectAccessible(therapist);
    await client.goto(link);
    await expect(client.getByText("invites you")).toBeVisible();
    await expectAccessible(client);
    await acceptInvitation(client, link, passphrase);
    await expect(client.getByText("Nothing to do here.")).toBeVisible();
    await expectAccessible(client);
  });

  await test.step("they build a ladder, and a step is assigned", async () => {
    await openClient(therapist, name);
    await therapist.getByRole("tab", { name: "Ladder" }).click();
    await addStep(therapist, STEP);
    await addStep(therapist, { title: "Coffee with one colleague", minimumVersion: "Five minutes at the machine", predictedSuds: 65 });
    await expectAccessible(therapist);
    await assignStep(therapist, STEP.title, {
      why: WHY,
      confidence: 80,
      obstacle: ["If the corridor is empty", "I say it in the kitchen"],
    });
    await expect(therapist.getByRole("heading", { name, level: 1 })).toBeVisible();
  });

  await test.step("the client predicts, goes, comes back and rates", async () => {
    await client.reload();
    await expect(client.getByText(WHY)).toBeVisible();
    await expectAccessible(client);
    await predict(client, {
      feared: FEARED,
      howWillIKnow: "No word within a few seconds.",
      inDays: /In 2 days/,
      likelihood: 70,
      peakSuds: 55,
    });
    await expectAccessible(client);
    // The tab is closed on the way; what was written is there again.
    await client.goto("/today");
    await client.getByRole("link", { name: /Go on with after/ }).click();
    await expect(client.getByText(FEARED)).toBeVisible();
    await tellWhatHappened(client, { outcome: "No", peakSuds: 40, likelihoodAgain: 35, learned: LEARNED });
    await expectAccessible(client);
    await client.getByRole("button", { name: /^Share with/ }).click();
    await expect(client.getByText("Sent", { exact: true }).first()).toBeVisible();
    for (const place of ["/ladder", "/records", "/settings", "/help"]) {
      await client.goto(place);
      await expect(client.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(client);
    }
  });

  await test.step("the therapist reads it beside the numbers, and answers", async () => {
    await openClient(therapist, name);
    await expect(therapist.getByRole("heading", { name: "Likelihood" })).toBeVisible();
    await expect(therapist.getByText(/70 before, did not happen, 35 next time/)).toBeVisible();
    await expect(therapist.getByText(/predicted 55, actual 40/)).toBeVisible();
    await expectAccessible(therapist);
    await therapist.getByRole("tab", { name: "Records" }).click();
    await therapist.getByRole("link", { name: STEP.title }).click();
    await expect(therapist.getByText(LEARNED)).toBeVisible();
    await expectAccessible(therapist);
    await therapist.getByLabel(/note/i).fill("You said it first. I would like to hear about it.");
    await therapist.getByRole("button", { name: "Mark reviewed" }).click();
    await expect(therapist.getByText(/Reviewed/).first()).toBeVisible();
    await client.goto("/today");
    await expect(client.getByText("You said it first.")).toBeVisible();
  });

  await test.step("slower: it holds, it stands first, it is answered", async () => {
    await client.getByRole("button", { name: "Slower" }).click();
    await expect(client.getByText("Slower, from now.")).toBeVisible();
    await expectAccessible(client);
    await client.getByRole("button", { name: "Done", exact: true }).click();
    await openClient(therapist, name);
    await expect(therapist.getByText("New exposure work waits for your pace answer")).toBeVisible();
    await therapist.getByLabel(/What changes/).fill("One thing only, and only if you feel like it.");
    await therapist.getByRole("button", { name: `Answer ${name}` }).click();
    await expect(therapist.getByText("New exposure work waits for your pace answer")).toBeHidden();
    await client.reload();
    await expect(client.getByText("One thing only, and only if you feel like it.")).toBeVisible();
  });

  await test.step("the main story: charts from Postgres, each with its table", async () => {
    await openClient(therapist, "Jonas R.");
    await expect(therapist.getByRole("heading", { name: "Likelihood" })).toBeVisible();
    await expect(therapist.getByText("9 predictions, in time order").first()).toBeVisible();
    await expect(therapist.getByText("7 lower than predicted, 2 higher.").first()).toBeVisible();
    await expect(therapist.getByText("2 of 12 happened, 1 partly. 1 open and 2 can’t-know stand apart.").first()).toBeVisible();
    await expectAccessible(therapist);
    // What Jonas learned stands under the point that is looked at.
    const peak = therapist.getByRole("region", { name: "Peak anxiety" });
    await peak.getByRole("button", { name: /predicted 70, actual 85/ }).hover();
    await expect(peak.getByText("It happened, and I asked a second time.")).toBeVisible();
    const likelihood = therapist.getByRole("region", { name: "Likelihood" });
    await likelihood.getByRole("button", { name: /table/i }).click();
    await expect(likelihood.getByRole("table").getByRole("row")).toHaveCount(10);
    await therapist.getByLabel("Step", { exact: true }).selectOption("Send one short message");
    await expect(therapist.getByRole("heading", { name: "Send one short message, over time" })).toBeVisible();
    await expect(therapist.getByText("All 2 exposures. 2 lower than predicted, 0 higher.")).toBeVisible();
  });
  await client.context().close();
});
