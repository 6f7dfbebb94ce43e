import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { PracticeId, UserId } from "@/domain/access/scope";
import { countOutcomes } from "@/domain/prediction/outcome-counts";
import { authorizeReader } from "@/server/auth/care-relationship";
import { showSecondFactor } from "@/server/auth/second-factor";
import { db, inPractice } from "@/server/db";
import { demoCodes } from "@/server/second-factor/demo-codes";
import { digestOf } from "@/server/testing/stored-rows";
import { headersOf } from "@/server/testing/totp-story";
import demo from "./demo-accounts.json";
import { callerAt, type Person } from "./people";
import { mainStory } from "./story";

const root = path.resolve(import.meta.dirname, "../..");

/** As `npm start` does it: a process of its own, on this test's database. */
async function runSeed(...options: string[]): Promise<string[]> {
  const args = ["--conditions=react-server", "--import", "tsx", "prisma/seed/run.ts", ...options];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: process.env });
  return stdout.trim().split("\n");
}

async function personOf(email: string): Promise<Person> {
  const [found] = await db.$queryRaw<{ practice_id: string; user_id: string; role: Person["role"] }[]>`
    select practice_id, user_id, role::text as role from auth_find_sign_in(${email})`;
  if (!found) throw new Error(`${email} can't sign in`);
  const practiceId = found.practice_id as PracticeId;
  const client = await inPractice(practiceId, (tx) =>
    tx.client.findFirst({ where: { practiceId, userId: found.user_id }, select: { id: true } }),
  );
  return { practiceId, userId: found.user_id as UserId, role: found.role, displayName: email, clientId: client?.id ?? null };
}

const NOW = new Date();
let told: string[];
let maren: Person;
let jonas: Person;
beforeAll(async () => {
  told = await runSeed();
  maren = await personOf("maren@demo.example");
  jonas = await personOf("jonas@demo.example");
}, 120_000);

describe("the demo", () => {
  it("tells twelve stories, of all four kinds, and lets every account on the sign-in page in", async () => {
    expect(told).toHaveLength(12);
    for (const kind of ["new-client", "mid-treatment", "slowed-down", "relapse"])
      expect(told.some((line) => line.includes(`(${kind})`))).toBe(true);
    for (const { email, role } of demo.accounts) expect((await personOf(email)).role).toBe(role);
  });

  it("has staff with an authenticator app that the demo's page knows, and recovery codes", async () => {
    const staff = demo.accounts.filter(({ role }) => role !== "client");
    expect(staff.map(({ role }) => role)).toEqual(["therapist", "therapist", "supervisor", "admin"]);
    for (const { email } of staff) {
      const person = await personOf(email);
      const headers = await headersOf(person, "passphrase", NOW);
      const [first] = (await demoCodes(headers, NOW)) ?? [];
      expect((await showSecondFactor({ code: first?.code }, headers, NOW)).ok).toBe(true);
      // The next one that is offered was not used: signing in twice within half a minute works.
      const again = await headersOf(person, "passphrase", NOW);
      const [second] = (await demoCodes(again, NOW)) ?? [];
      expect((await showSecondFactor({ code: second?.code }, again, NOW)).ok).toBe(true);
      expect((await callerAt(person, NOW).secondFactor.status()).recoveryCodesLeft).toBe(10);
    }
    expect(await demoCodes(await headersOf(await personOf("jonas@demo.example"), "passphrase", NOW), NOW)).toBeNull();
  });

  it("has a supervisor who reads along with Maren, where her clients agreed", async () => {
    const edda = await personOf("edda@demo.example");
    const readsThrough = async (email: string) => {
      const clientId = (await personOf(email)).clientId ?? "";
      const right = await inPractice(edda.practiceId, (tx) => authorizeReader(tx, edda, clientId, NOW));
      return right?.through ?? null;
    };
    for (const email of ["jonas@demo.example", "amira@demo.example"]) expect(await readsThrough(email)).toBe("supervision");
    for (const email of ["tom@demo.example", "nora@demo.example"]) expect(await readsThrough(email)).toBeNull();
  });

  it("laid a second time changes nothing", async () => {
    const before = await digestOf(maren.practiceId);
    expect(await runSeed()).toEqual(["The stories are there already."]);
    expect(await digestOf(maren.practiceId)).toBe(before);
  }, 60_000);

  it("gives the therapists their caseloads, and Maren one request to answer", async () => {
    const jens = await personOf("jens@demo.example");
    const [marens, jenss] = await Promise.all([maren, jens].map((therapist) => callerAt(therapist, NOW).caseload.day()));
    const names = (day: typeof marens) => day?.caseload.map(({ displayName }) => displayName).sort();
    expect(names(marens)).toEqual(["Amira S.", "Ben O.", "Freya N.", "Ida B.", "Jonas R.", "Lucía M.", "Tom K.", "Yusuf D."]);
    expect(names(jenss)).toEqual(["Amara O.", "Finn K.", "Nora L.", "Piotr Z."]);
    expect(marens?.paceRequests.map(({ clientName }) => clientName)).toEqual(["Jonas R."]);
    expect([marens?.readingDays, jenss?.readingDays]).toEqual([
      [2, 4],
      [1, 3],
    ]);
  });

  it("has a step to begin on Amira's phone, a held one on Jonas's, and nothing recorded on Tom's", async () => {
    const next = async (email: string) => (await callerAt(await personOf(email), NOW).today.get()).next;
    expect(await next("amira@demo.example")).toMatchObject({ held: false });
    expect(await next("jonas@demo.example")).toMatchObject({ held: true, assignment: { title: "Ask one question in stand-up" } });
    const tom = await callerAt(await personOf("tom@demo.example"), NOW).record.listOwn({ cursor: null, limit: 50 });
    expect(tom.records).toEqual([]);
  });
});

describe("the main story", () => {
  const story = mainStory();
  const overviewOf = () => callerAt(maren, NOW).client.overview({ clientId: jonas.clientId ?? "" });

  it("stands in the charts as it was written", async () => {
    const { predictions, exposures } = await overviewOf();
    expect(
      predictions.map(({ title, likelihoodBefore, likelihoodAgain, likelihoodLater, outcome, degree, retrospective }) => ({
        step: title,
        likelihoodBefore,
        likelihoodAgain,
        likelihoodLater,
        happened: outcome,
        degree,
        retrospective,
      })),
    ).toEqual(
      story.records.map(({ step, likelihoodBefore, likelihoodAgain, likelihoodLater, happened, degree }) => ({
        step,
        likelihoodBefore,
        likelihoodAgain,
        likelihoodLater,
        happened,
        degree,
        retrospective: false,
      })),
    );
    expect(exposures.map(({ predictedPeakSuds, peakSuds, endSuds, progress }) => [predictedPeakSuds, peakSuds, endSuds, progress])).toEqual(
      story.records.map(({ predictedPeakSuds, peakSuds, endSuds }) => [predictedPeakSuds, peakSuds, endSuds, "done"]),
    );
    expect(countOutcomes(predictions)).toMatchObject({ no: 5, partly: 1, yes: 1, cannotTellYet: 1, cannotKnow: 1, open: 0, total: 9 });
  });

  it("has its words on both sides, the last two records unread", async () => {
    const { records } = await callerAt(maren, NOW).record.list({ clientId: jonas.clientId ?? "", cursor: null, limit: 50 });
    const written = story.records.map(({ fearedOutcome, whatILearned }) => ({ feared: fearedOutcome, learned: whatILearned }));
    expect(records.map(({ feared, learned }) => ({ feared, learned }))).toEqual(written.toReversed());
    expect(records.map(({ visibility }) => visibility)).toEqual(["shared", "shared", ...Array.from({ length: 7 }, () => "reviewed")]);
    expect((await callerAt(jonas, NOW).exposure.listOwn()).steps.map(({ title }) => title)).toEqual(story.ladder.map(({ title }) => title));
  });

  it("asked for slower three times, the last one yesterday and unanswered", async () => {
    const { paceRequests } = await overviewOf();
    expect(paceRequests.map(({ kind, words, answer }) => ({ kind, words, answer }))).toEqual(
      story.pace.map(({ kind, words, answer }) => ({ kind, words, answer: answer?.words ?? null })).toReversed(),
    );
    const waiting = NOW.getTime() - Date.parse(paceRequests[0]?.occurredAt ?? "");
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThan(48 * 3_600_000);
  });
});

it("is laid anew, whole, by a reset", async () => {
  expect(await runSeed("--reset")).toEqual(told);
  const again = await personOf("maren@demo.example");
  expect(again.practiceId).not.toBe(maren.practiceId);
  expect((await callerAt(again, NOW).caseload.day()).caseload).toHaveLength(8);
  expect(await inPractice(maren.practiceId, (tx) => tx.client.count())).toBe(0);
}, 120_000);
