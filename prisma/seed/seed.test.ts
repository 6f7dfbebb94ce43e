// Over 300 lines because laying the demo takes a minute, and everything that is told of it is looked at in one go.
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { PracticeId, UserId } from "@/domain/access/scope";
import { ALL_DAYS } from "@/domain/chart/charts";
import { unpackBehaviours, unpackCharts } from "@/domain/chart/packed-charts";
import { phaseIdsByTime } from "@/domain/exercise/fields-of";
import { missingStarred, withoutHidden } from "@/domain/exercise/questions";
import { validateAnswers } from "@/domain/exercise/validate";
import { countOutcomes } from "@/domain/prediction/outcome-counts";
import { authorizeReader } from "@/server/auth/care-relationship";
import { showSecondFactor } from "@/server/auth/second-factor";
import { db, inPractice } from "@/server/db";
import { demoCodes } from "@/server/second-factor/demo-codes";
import { digestOf } from "@/server/testing/stored-rows";
import { headersOf } from "@/server/testing/totp-story";
import demo from "./demo-accounts.json";
import { exerciseStoryOf, type ToldRecord } from "./exercise-story";
import { callerAt, type Person } from "./people";
import { mainStory, otherStories } from "./story";

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
    const asked = { clientId: jonas.clientId ?? "", choice: ALL_DAYS };
    const { likelihood, peakAnxiety } = unpackCharts(await callerAt(maren, NOW).client.charts(asked));
    expect(
      likelihood.all.map(({ title, before, again, later, outcome, degree, retrospective }) => ({
        step: title,
        likelihoodBefore: before,
        likelihoodAgain: again,
        likelihoodLater: later,
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
    expect(peakAnxiety.rows.map(({ predicted, actual }) => [predicted, actual])).toEqual(
      story.records.map(({ predictedPeakSuds, peakSuds }) => [predictedPeakSuds, peakSuds]),
    );
    expect(countOutcomes(likelihood.all)).toMatchObject({ no: 5, partly: 1, yes: 1, cannotTellYet: 1, cannotKnow: 1, open: 0, total: 9 });
  });

  it("has something to draw in the charts of beliefs, of measures, and of what was dropped", async () => {
    const chartsOf = async (email: string) => {
      const asked = { clientId: (await personOf(email)).clientId ?? "", choice: ALL_DAYS };
      return unpackCharts(await callerAt(maren, NOW).client.charts(asked));
    };
    const { beliefs } = await chartsOf("amira@demo.example");
    expect(beliefs.lines.map(({ side, points }) => [side, points.map(({ degree }) => degree)])).toEqual([
      ["old", [75, 50]],
      ["new", [40, 60]],
    ]);
    expect(beliefs.experiments).toHaveLength(1);
    const { measures } = await chartsOf("lucia@demo.example");
    expect(measures.map(({ title, over }) => [title, over.display, over.points.map(({ score }) => score)])).toEqual([
      ["Work and Social Adjustment Scale", "points", [24, 25, 19]],
    ]);
    const asked = { clientId: jonas.clientId ?? "", choice: ALL_DAYS };
    const { behaviours, attention } = unpackBehaviours(await callerAt(maren, NOW).client.safetyBehaviours(asked));
    expect([behaviours.display, attention.display]).toEqual(["points", "points"]);
  });

  it("has its words on both sides, the last one unread", async () => {
    const { records: all } = await callerAt(maren, NOW).record.list({ clientId: jonas.clientId ?? "", cursor: null, limit: 50 });
    const records = all.filter(({ stepId }) => stepId !== null);
    const written = story.records.map(({ fearedOutcome, whatILearned }) => ({ feared: fearedOutcome, learned: whatILearned }));
    expect(records.map(({ feared, learned }) => ({ feared, learned }))).toEqual(written.toReversed());
    expect(records.map(({ visibility }) => visibility)).toEqual(["shared", ...Array.from({ length: 8 }, () => "reviewed")]);
    expect((await callerAt(jonas, NOW).exposure.listOwn()).steps.map(({ title }) => title)).toEqual(story.ladder.map(({ title }) => title));
  });

  it("asked to slow down six times, the last one yesterday and unanswered", async () => {
    const { paceRequests } = await overviewOf();
    expect(paceRequests.map(({ kind, words, answer }) => ({ kind, words, answer }))).toEqual(
      story.pace.map(({ kind, words, answer }) => ({ kind, words, answer: answer?.words ?? null })).toReversed(),
    );
    expect(paceRequests.map(({ changes, feltHeard }) => ({ changes, feltHeard }))).toEqual(
      story.pace.map(({ answer, feltHeard }) => ({ changes: answer?.changes ?? [], feltHeard })).toReversed(),
    );
    const waiting = NOW.getTime() - Date.parse(paceRequests[0]?.occurredAt ?? "");
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThan(48 * 3_600_000);
  });
});

describe("slowing down in the stories", () => {
  it("Maren sees where Jonas asked, how often at this step, and that it has become the rule", async () => {
    const [request] = (await callerAt(maren, NOW).caseload.day()).paceRequests;
    const place = { stepTitle: "Ask one question in stand-up", phase: "before", question: "How I’ll know", sameStep: 3 };
    expect(request).toMatchObject({ ...place, unansweredCount: 1, askedBefore: 5, exhaustion: 8, forCoverOf: null });
    const standing = await callerAt(maren, NOW).pace.standing({ clientId: jonas.clientId ?? "" });
    expect(standing.becameTheRule?.weeks).toBeGreaterThanOrEqual(3);
    expect(standing.agreement).toMatchObject({ things: 3, minutes: 40, checkAfterExercises: false });
  });

  it("both therapists state by when they answer, and cover for each other", async () => {
    const answering = await callerAt(maren, NOW).setting.getAnswering();
    expect(answering).toMatchObject({
      answersWithinDays: 2,
      cover: { displayName: "Jens Arnold" },
      coversFor: [{ displayName: "Jens Arnold" }],
    });
    const { reading } = await callerAt(jonas, NOW).today.get();
    expect(reading.answersBy).not.toBeNull();
  });

  it("Nora is in a rest week, Yusuf has one to come, and Amira is offered the pace check", async () => {
    const today = async (email: string) => callerAt(await personOf(email), NOW).today.get();
    expect(await today("nora@demo.example")).toMatchObject({ hold: { why: "restWeek" }, restWeek: { now: true } });
    expect(await today("yusuf@demo.example")).toMatchObject({ hold: { held: false }, restWeek: { now: false } });
    const amira = await today("amira@demo.example");
    expect(amira.paceCheck).toMatchObject({ afterExercises: true });
    expect(amira.anyTime.map(({ assignment }) => assignment.id)).toContain(amira.paceCheck?.assignmentId);
  });
});

describe("Yusuf's ladder", () => {
  it("has a step that was split, one that rests, a variation, and one that brings two together", async () => {
    const yusuf = await personOf("yusuf@demo.example");
    const { steps } = await callerAt(yusuf, NOW).exposure.listOwn();
    const titleOf = (id: string | null) => steps.find((step) => step.id === id)?.title;
    const [camera, slide, first, ...more] = steps;
    expect(camera).toMatchObject({ title: "Leave the camera on", timesTried: 4 });
    expect(slide).toMatchObject({ variesId: camera?.id, varied: ["topic", "audience"], timesTried: 1 });
    expect(first).toMatchObject({ title: "Speak first in the call", parentId: null, timesTried: 1 });
    expect(more.map(({ parentId, state, timesTried }) => [titleOf(parentId), state, timesTried])).toEqual([
      ["Speak first in the call", "active", 1],
      ["Speak first in the call", "active", 1],
      ["Speak first in the call", "resting", 0],
      [undefined, "active", 0],
    ]);
    expect(more.at(-1)?.combines.map(titleOf)).toEqual(["Leave the camera on", "Say one thing in the first five minutes"]);
  });
});

describe("what the clients did besides their ladders", () => {
  const story = exerciseStoryOf("jonas@demo.example");
  const exerciseOf = new Map(story.assigned.map(({ name, exercise }) => [name, exercise]));
  const ownRecords = async (client: Person) => (await callerAt(client, NOW).record.listOwn({ cursor: null, limit: 50 })).records;

  it("Jonas has lists in his own words, some written down in a session", async () => {
    const { items } = await callerAt(jonas, NOW).ownItem.listOwn();
    const kinds = ["value", "belief", "behaviour", "sign", "phrase"] as const;
    for (const kind of kinds) {
      const told = story.listed.filter((list) => list.kind === kind).flatMap(({ words }) => words);
      expect(told.length).toBeGreaterThanOrEqual(3);
      expect(items.filter((item) => item.kind === kind).map(({ words }) => words)).toEqual(told);
    }
    expect((await callerAt(maren, NOW).ownItem.list({ clientId: jonas.clientId ?? "" })).items).toEqual(items);
  });

  it("his records stand in their order, the newest waiting; one he kept to himself", async () => {
    const hours = ({ at: [day, hour] }: ToldRecord) => day * 24 + hour;
    const told = story.records.toSorted((a, b) => hours(b) - hours(a));
    const own = (await ownRecords(jonas)).filter(({ stepId }) => stepId === null);
    expect(own.map(({ definitionId }) => definitionId)).toEqual(told.map(({ assignment }) => exerciseOf.get(assignment)));
    const visibility = ({ shared, reviewed }: ToldRecord) => (shared ? (reviewed ? "reviewed" : "shared") : "private");
    expect(own.map((record) => record.visibility)).toEqual(told.map(visibility));
    expect(own.every(({ progress }) => progress === "done")).toBe(true);
    const count = (id: string) => own.filter(({ definitionId }) => definitionId === id).length;
    expect(["catastrophe-chain", "early-warning-log", "evidence-bank", "thought-record"].map(count)).toEqual([1, 4, 3, 1]);
    const { records } = await callerAt(maren, NOW).record.list({ clientId: jonas.clientId ?? "", cursor: null, limit: 50 });
    expect(records.filter(({ stepId }) => stepId === null)).toHaveLength(own.length - 1);
  });

  it("under his thought record they wrote to each other, and both have read it", async () => {
    const thought = (await ownRecords(jonas)).find(({ definitionId }) => definitionId === "thought-record");
    const { thread, answers } = await callerAt(jonas, NOW).record.getOwn({ recordId: thought?.id ?? "" });
    expect(thread.map(({ fromClient, seen }) => [fromClient, seen])).toEqual([
      [false, true],
      [true, true],
      [false, true],
    ]);
    expect(thread.map(({ writtenAt }) => writtenAt)).toEqual(thread.map(({ writtenAt }) => writtenAt).toSorted());
    expect(answers.hotThought).toBe("I'm boring her.");
  });

  it("his Today has one thing first, two beside it, one of them in a rhythm, and one for any time", async () => {
    const { next, others, anyTime } = await callerAt(jonas, NOW).today.get();
    expect(next?.assignment.stepId).not.toBeNull();
    expect(others.map(({ assignment, timesDone }) => [assignment.definitionId, assignment.rhythm.frequency, timesDone])).toEqual([
      ["evidence-bank", "timesInPeriod", 1],
      ["values-tiny-step", "once", 0],
    ]);
    expect(anyTime.map(({ assignment }) => assignment.definitionId)).toEqual(["early-warning-log"]);
  });

  it("Maren's day has what is new, and Amira's answer under what was reviewed", async () => {
    const { newRecords, newRecordCount } = await callerAt(maren, NOW).caseload.day();
    expect(newRecordCount).toBe(7);
    const besides = ["Early-warning log", "What I do to feel safer", "Worry log", "Experiment", "A value, a tiny step"];
    const found = newRecords.filter(({ title }) => besides.includes(title));
    expect(found.map(({ clientName, title, reason }) => [clientName, title, reason]).sort()).toEqual([
      ["Amira S.", "A value, a tiny step", "message"],
      ["Amira S.", "Experiment", "new"],
      ["Ben O.", "What I do to feel safer", "new"],
      ["Jonas R.", "Early-warning log", "new"],
      ["Lucía M.", "Worry log", "new"],
    ]);
  });

  it("the library has an exercise that Maren shares, used by Freya, and a draft that only she sees", async () => {
    const ownOf = async (person: Person) =>
      (await callerAt(person, NOW).exercise.list()).exercises.filter(({ source }) => source !== "catalog");
    const [marens, jenss] = [await ownOf(maren), await ownOf(await personOf("jens@demo.example"))];
    const seen = ({ title, version, source, shared, hasDraft }: (typeof marens)[number]) => ({ title, version, source, shared, hasDraft });
    expect(marens.map(seen).toSorted((a, b) => b.version - a.version)).toEqual([
      { title: "On the way home", version: 1, source: "own", shared: true, hasDraft: false },
      { title: "Work and Social Adjustment, the total", version: 1, source: "own", shared: true, hasDraft: false },
      { title: "Before I go in", version: 0, source: "own", shared: false, hasDraft: true },
    ]);
    expect(jenss.map(seen)).toEqual(
      ["On the way home", "Work and Social Adjustment, the total"].map((title) => ({
        ...{ title, version: 1, source: "shared", shared: true, hasDraft: false },
      })),
    );
    const freya = (await ownRecords(await personOf("freya@demo.example"))).filter(({ stepId }) => stepId === null);
    expect(freya.map(({ title, definitionId }) => [title, definitionId])).toEqual([
      ["On the way home", jenss.find(({ title }) => title === "On the way home")?.id],
    ]);
  });
});

describe("every record", () => {
  it("holds what its exercise asks for, and was written, shared, opened and reviewed in this order", async () => {
    for (const { address, records: exposures } of [mainStory(), ...otherStories()]) {
      const client = await personOf(address);
      const { records } = await callerAt(client, NOW).record.listOwn({ cursor: null, limit: 50 });
      expect(records).toHaveLength(exposures.length + exerciseStoryOf(address).records.length);
      for (const { id, progress, title } of records) {
        const record = await callerAt(client, NOW).record.getOwn({ recordId: id });
        const { definition, answers, predictedAt, summary, sharedAt, openedAt, review, thread } = record;
        if (!definition) throw new Error(`${title} is of an exercise that nobody knows`);
        const phases = phaseIdsByTime(definition);
        expect(validateAnswers(definition, [...phases.early, ...phases.late, ...phases.laterDay], answers)).toEqual({ ok: true, answers });
        expect([progress, missingStarred(definition, [...phases.early, ...phases.late], answers)]).toEqual(["done", []]);
        expect(withoutHidden(definition, answers)).toEqual(answers);
        const times = [predictedAt, summary.occurredAt, sharedAt, openedAt, review?.reviewedAt].filter((time) => time != null);
        expect(times).toEqual(times.toSorted());
        for (const { writtenAt } of thread) expect(sharedAt && sharedAt < writtenAt).toBe(true);
        expect(record.retrospective).toBe(false);
      }
    }
  });

  it("is of the past, and so is everything else", async () => {
    const columns = await db.$queryRaw<{ table_name: string; column_name: string }[]>`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and data_type = 'timestamp with time zone' and column_name not like '%expires%'`;
    expect(columns.length).toBeGreaterThan(30);
    const late = await inPractice(maren.practiceId, async (tx) => {
      const found: string[] = [];
      for (const { table_name: table, column_name: column } of columns) {
        const [row] = await tx.$queryRawUnsafe<{ latest: Date | null }[]>(`select max("${column}") as latest from "${table}"`);
        if (row?.latest && row.latest > new Date()) found.push(`${table}.${column} ${row.latest.toISOString()}`);
      }
      return found;
    });
    expect(late).toEqual([]);
  });
});

it("is laid anew, whole, by a reset", async () => {
  expect(await runSeed("--reset")).toEqual(told);
  const again = await personOf("maren@demo.example");
  expect(again.practiceId).not.toBe(maren.practiceId);
  expect((await callerAt(again, NOW).caseload.day()).caseload).toHaveLength(8);
  expect(await inPractice(maren.practiceId, (tx) => tx.client.count())).toBe(0);
}, 120_000);
