import pg from "pg";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ALL_DAYS } from "@/domain/chart/charts";
import type { Operation } from "@/domain/sync/operation";
import { type AssignedStory, makeAssigned } from "./testing/exposure-story";
import { multiplyRows } from "./testing/multiplied-rows";
import { recordExposure } from "./testing/phone";
import { callerFor, minutesAfter } from "./testing/practice-fixture";
import { superuser } from "./testing/superuser";

/*
 * What is asked for all day long, in a practice of two thousand clients: Postgres finds every row of a large table through an index.
 * A table that is read from its beginning to its end here would grow with the practice.
 */
type Story = AssignedStory & { recordId: string };
type Sent = { text: string; values: unknown[] };
type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

const page = { cursor: null, limit: 20 };
const clientOf = ({ practice }: Story) => ({ clientId: practice.client.clientId });
const slower = (): Operation => {
  const ids = { opId: uuidv7(), deviceId: uuidv7(), entityId: uuidv7() };
  const at = { occurredAt: minutesAfter(-1).toISOString(), zone: "Europe/Berlin" };
  return { v: 1, ...ids, ...at, seq: 0, type: "pace.request", payload: { kind: "slower" } };
};

const HOT_PATHS: Record<string, (story: Story) => Promise<unknown>> = {
  "today.get": ({ practice }) => callerFor(practice.client).today.get(),
  "assignment.getOwn": ({ practice, assignmentId }) => callerFor(practice.client).assignment.getOwn({ assignmentId }),
  "record.listOwn": ({ practice }) => callerFor(practice.client).record.listOwn(page),
  "record.getOwn": ({ practice, recordId }) => callerFor(practice.client).record.getOwn({ recordId }),
  "exposure.listOwn": ({ practice }) => callerFor(practice.client).exposure.listOwn(),
  "ownItem.listOwn": ({ practice }) => callerFor(practice.client).ownItem.listOwn(),
  "sync.push": ({ practice }) => callerFor(practice.client).sync.push({ operations: [slower()] }),
  "caseload.day": ({ practice }) => callerFor(practice.therapist).caseload.day(),
  "client.overview": (story) => callerFor(story.practice.therapist).client.overview(clientOf(story)),
  "client.charts": (story) => callerFor(story.practice.therapist).client.charts({ ...clientOf(story), choice: ALL_DAYS }),
  "client.chartWords": (story) =>
    callerFor(story.practice.therapist).client.chartWords({ ...clientOf(story), recordIds: [story.recordId] }),
  "client.ownCharts": ({ practice }) => callerFor(practice.client).client.ownCharts({ choice: ALL_DAYS }),
  "pace.standing": (story) => callerFor(story.practice.therapist).pace.standing(clientOf(story)),
  "assignment.list": (story) => callerFor(story.practice.therapist).assignment.list(clientOf(story)),
  "exposure.listSteps": (story) => callerFor(story.practice.therapist).exposure.listSteps(clientOf(story)),
  "record.list": (story) => callerFor(story.practice.therapist).record.list({ ...clientOf(story), ...page }),
  "record.read": (story) => callerFor(story.practice.supervisor).record.read({ ...clientOf(story), recordId: story.recordId }),
};

/** What goes in one message with the commit is looked at by itself. */
const withoutCommit = ({ text, values }: Sent): Sent => ({ text: text.replace(/; COMMIT$/, ""), values });

async function sentBy(run: () => Promise<unknown>): Promise<Sent[]> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  try {
    await run();
    return spy.mock.calls.map(([query, values]: unknown[]) =>
      typeof query === "string"
        ? { text: query, values: (values as unknown[]) ?? [] }
        : { text: (query as Sent).text, values: (query as Partial<Sent>).values ?? [] },
    );
  } finally {
    spy.mockRestore();
  }
}

/**
 * The large tables that these statements read from beginning to end, each with its statement: by the plan that the app's connections keep for
 * all clients, and by one made for just these values.
 */
async function readWhole(sent: readonly Sent[], practiceId: string, large: readonly string[]): Promise<string[]> {
  const planner = await superuser();
  try {
    await planner.query("begin; set local role foothold_app");
    await planner.query("select set_config('app.practice', $1, true)", [practiceId]);
    const found: string[] = [];
    for (const { text, values } of sent.map(withoutCommit).filter((each) => /^\s*(select|insert|update|delete|with)\b/i.test(each.text)))
      for (const explain of [{ text: `explain (format json) ${text}`, values }, { text: `explain (generic_plan, format json) ${text}` }]) {
        const { rows } = await planner.query<{ "QUERY PLAN": { Plan: Plan }[] }>(explain);
        for (const node of rows[0]?.["QUERY PLAN"].flatMap(({ Plan: plan }) => nodesOf(plan)) ?? [])
          if (node["Node Type"] === "Seq Scan" && large.includes(node["Relation Name"] ?? ""))
            found.push(`${node["Relation Name"]}: ${text.replace(/\s+/g, " ").slice(0, 300)}`);
      }
    return [...new Set(found)];
  } finally {
    await planner.end();
  }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe("in a practice of two thousand clients", () => {
  let story: Story;
  let large: string[];
  beforeAll(async () => {
    const assigned = await makeAssigned(minutesAfter(-200));
    const { client, therapist } = assigned.practice;
    const recordId = await recordExposure(client, { stepId: assigned.steps[1].id, exhaustion: 4 }, minutesAfter(-100));
    await recordExposure(client, { stepId: assigned.steps[1].id }, minutesAfter(-90));
    await callerFor(therapist, minutesAfter(-80)).record.open({ clientId: client.clientId, recordId });
    story = { ...assigned, recordId };
    large = await multiplyRows(1000, 900);
  }, 60_000);

  it("the tables that grow are large", () => {
    expect(large).toEqual(
      expect.arrayContaining([
        "app_user",
        "assignment",
        "client",
        "exposure_step",
        "prediction",
        "record",
        "record_value",
        "record_version",
      ]),
    );
  });

  it("a search that no index helps would be found", async () => {
    const text = "select id from record where exhaustion = $1";
    expect(await readWhole([{ text, values: [4] }], story.practice.practiceId, large)).toEqual([`record: ${text}`]);
  });

  it.each(Object.entries(HOT_PATHS))("%s reads no large table from beginning to end", async (_, run) => {
    const sent = await sentBy(() => run(story));
    expect(sent.length).toBeGreaterThan(3);
    expect(await readWhole(sent, story.practice.practiceId, large)).toEqual([]);
  });
});
