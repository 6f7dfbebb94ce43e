import { TRPCError } from "@trpc/server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PracticeId } from "@/domain/access/scope";
import { inPractice, type Tx } from "../db";
import { appRouter } from "../root";
import { keepRows } from "../testing/kept-rows";
import { auditOf } from "../testing/stored-rows";
import type { Meta } from "../trpc";
import { ACTORS, type Actor, type ActorState, contextOf, makeActors } from "./actors";
import { CALLS, type Call } from "./calls";
import { DENIAL_REASON, expectedCode, KINDS, MAY_MEET, tableProblems } from "./expected";
import { makeWorld, TARGETS, type Target, type Things, type World } from "./world";

type Stage = { world: World; actors: Record<Actor, ActorState> };
type Procedure = { _def: { type: "query" | "mutation"; meta: Meta } };
const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>;

async function setStage(): Promise<Stage> {
  const world = await makeWorld();
  return { world, actors: await makeActors(world) };
}

/** Calls made, for the line at the end. */
let calls = 0;

type Outcome = { code: string | null; answer: unknown; text: string };

async function call(path: string, actor: ActorState, input: unknown): Promise<Outcome> {
  calls += 1;
  const context = await contextOf(actor);
  const [noun = "", act = ""] = path.split(".");
  const caller = appRouter.createCaller(context) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    const answer = await caller[noun]?.[act]?.(input);
    return { code: null, answer, text: JSON.stringify(answer) };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { code: error.message, answer: null, text: JSON.stringify({ message: error.message, code: error.code }) };
  }
}

/** A kind whose cells are all one sign does not look at the target. */
function targetsOf(kind: string): readonly Target[] {
  const isAlike = ACTORS.every((actor) => new Set(TARGETS.map((target) => expectedCode(kind, actor, target))).size === 1);
  return isAlike ? ["own"] : TARGETS;
}

type Cell = { actor: Actor; target: Target; code: string | null };

function cellsOf({ kind }: Call): Cell[] {
  return ACTORS.flatMap((actor) => targetsOf(kind).map((target) => ({ actor, target, code: expectedCode(kind, actor, target) })));
}

/** Canaries in a text that this actor may not meet. */
function leaks(text: string, actor: Actor): string[] {
  const met = [...new Set([...text.matchAll(/canary-(\w+-\w+)/g)].map(([, word]) => word ?? ""))];
  return met.filter((word) => !(MAY_MEET[actor] ?? []).includes(word));
}

const keysOf = (answer: unknown) => (answer && typeof answer === "object" ? Object.keys(answer).sort().join(" ") : "");

/** Every row of a practice but the trail and the limits, as one digest: equal before and after means that nothing was written. */
async function digestOf(practiceId: PracticeId): Promise<string> {
  return inPractice(practiceId, async (tx: Tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      select quote_ident(table_name) as name from information_schema.columns
      where table_schema = 'public' and column_name = 'practice_id' and table_name not in ('audit_event', 'audit_head') order by 1`;
    const digests = await tx.$queryRawUnsafe<{ name: string; digest: string | null }[]>(
      tables
        .map(({ name }) => `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as digest from ${name} t`)
        .join(" union all "),
    );
    return digests.map(({ name, digest }) => `${name} ${digest ?? "empty"}`).join("\n");
  });
}

const practicesOf = ({ world }: Stage): PracticeId[] => [world.here.practiceId, world.elsewhere.practiceId];
const digests = async (stage: Stage) => Promise.all(practicesOf(stage).map(digestOf));

async function eventsOf(stage: Stage) {
  const trails = await Promise.all(practicesOf(stage).map(auditOf));
  return trails.flat();
}

/** Cells one after the other in handfuls, so that a busy pool is part of the test. */
async function forEachCell(cells: readonly Cell[], run: (cell: Cell) => Promise<void>): Promise<void> {
  const queue = [...cells];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let cell = queue.shift(); cell; cell = queue.shift()) await run(cell);
    }),
  );
}

const inputOf = (of: Call, things: Record<Target, Things>, { target }: Cell, actor: ActorState) => of.input?.(things[target], actor);

describe("the table", () => {
  it("has one cell for each actor and kind", () => expect(tableProblems()).toEqual([]));
  it("has at least sixteen actors and the eight targets", () => {
    expect(ACTORS.length).toBeGreaterThanOrEqual(16);
    expect(TARGETS).toHaveLength(8);
  });
  it("places every procedure of the router, and no other", () => {
    expect(Object.keys(CALLS).sort()).toEqual(Object.keys(procedures).sort());
    for (const { kind } of Object.values(CALLS)) expect(KINDS).toContain(kind);
  });
});

describe("refusals", () => {
  let stage: Stage;
  let kept: Awaited<ReturnType<typeof keepRows>>;
  beforeAll(async () => {
    stage = await setStage();
    kept = await keepRows();
  }, 60_000);
  // Thousands of denials would be read again for each procedure.
  afterEach(() => kept.putBack());
  afterAll(() => kept.end());

  it.each(Object.entries(CALLS))(
    "of %s: the code of the table, no word of anybody's, nothing written, one denial each",
    async (path, of) => {
      const refused = cellsOf(of).filter(({ code }) => code !== null);
      const before = { rows: await digests(stage), events: (await eventsOf(stage)).length };
      const wrong: string[] = [];
      await forEachCell(refused, async (cell) => {
        const actor = stage.actors[cell.actor];
        const { code, text } = await call(path, actor, inputOf(of, stage.world.things, cell, actor));
        if (code !== cell.code) wrong.push(`${cell.actor} on ${cell.target}: ${code ?? "allowed"} instead of ${cell.code}`);
        if (text.includes("canary")) wrong.push(`${cell.actor} on ${cell.target} met ${text}`);
      });
      expect(wrong).toEqual([]);
      expect(await digests(stage)).toEqual(before.rows);
      const events = await eventsOf(stage);
      const denials = events.filter(({ event }) => event.kind === "denial" && event.procedure === path);
      const told = (actor: Actor, code: string | null) =>
        actor === "lapsed" || actor === "erasedClient" ? "unauthenticated" : DENIAL_REASON[code ?? ""];
      const due = refused.flatMap(({ actor, code }) => {
        const reason = told(actor, code);
        return reason ? [`${stage.actors[actor].member?.userId} ${reason}`] : [];
      });
      expect(denials.map(({ actorId, event }) => `${actorId} ${event.reason}`).sort()).toEqual(due.sort());
      expect(events.length - before.events, "events besides the denials").toBe(due.length);
    },
  );
});

async function checkAllowed(stage: Stage, path: string, of: Call): Promise<void> {
  const wrong: string[] = [];
  const keys = [of.keys].flat();
  for (const cell of cellsOf(of).filter(({ code }) => code === null)) {
    const actor = stage.actors[cell.actor];
    const before = (await eventsOf(stage)).length;
    const { code, answer, text } = await call(path, actor, inputOf(of, stage.world.things, cell, actor));
    const here = `${cell.actor} on ${cell.target}`;
    if (code !== null) {
      wrong.push(`${here}: ${code} instead of allowed`);
      continue;
    }
    const leaked = leaks(text, cell.actor);
    if (leaked.length > 0) wrong.push(`${here} met ${leaked.join(", ")}`);
    if (!keys.includes(keysOf(answer))) wrong.push(`${here} got the keys "${keysOf(answer)}" instead of "${keys.join('" or "')}"`);
    const events = (await eventsOf(stage)).length - before;
    const isDue = of.events === "perClient" ? events >= 1 : events === (of.events ?? 1);
    if (!isDue) wrong.push(`${here} left ${events} events instead of ${of.events ?? 1}`);
  }
  expect(wrong).toEqual([]);
}

describe("allowed calls", () => {
  let stage: Stage;
  let kept: Awaited<ReturnType<typeof keepRows>>;
  beforeAll(async () => {
    stage = await setStage();
    kept = await keepRows();
  }, 60_000);
  afterAll(() => kept.end());

  it.each(Object.entries(CALLS).filter(([, of]) => !of.ruins))(
    "of %s: the keys of the list, only words they may meet, one event",
    async (path, of) => {
      await checkAllowed(stage, path, of);
    },
  );

  it.each(Object.entries(CALLS).filter(([, of]) => of.ruins))("of %s, in the world as it was at first: the same", async (path, of) => {
    await kept.putBack();
    await checkAllowed(stage, path, of);
  });
});

describe("another's id", () => {
  it("is not found at any depth of an input whose client is the caller's own, or has no part in the answer", async () => {
    const stage = await setStage();
    const { things } = stage.world;
    const wrong: string[] = [];
    const before = await digests(stage);
    for (const [path, of] of Object.entries(CALLS)) {
      if (!of.kind.startsWith("caseload") || !of.input || of.makesId) continue;
      for (const target of TARGETS.filter((each) => each !== "own")) {
        const mixed = { ...things[target], clientId: things.own.clientId };
        const input = of.input(mixed, stage.actors.therapist);
        // A procedure that names nothing but the client is the caller's own here.
        if (JSON.stringify(input) === JSON.stringify(of.input(things.own, stage.actors.therapist))) continue;
        const { code, text } = await call(path, stage.actors.therapist, input);
        if (of.leavesOut ? text !== of.leavesOut : code !== "NOT_FOUND") wrong.push(`${path} with a ${target} thing: ${code ?? "allowed"}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await digests(stage)).toEqual(before);
  }, 60_000);
});

describe("the second look", () => {
  it("is asked of everyone who is allowed, where the policy says so", async () => {
    const stage = await setStage();
    await Promise.all(
      practicesOf(stage).map((practiceId) =>
        inPractice(practiceId, (tx) => tx.authSession.updateMany({ where: { practiceId }, data: { steppedUpAt: null } })),
      ),
    );
    const wrong: string[] = [];
    for (const [path, of] of Object.entries(CALLS)) {
      const { policy } = procedures[path]?._def.meta ?? { policy: "public" };
      if (policy === "public" || !policy.stepUp) continue;
      for (const cell of cellsOf(of).filter(({ code }) => code === null)) {
        const actor = stage.actors[cell.actor];
        const { code } = await call(path, actor, inputOf(of, stage.world.things, cell, actor));
        if (code !== "STEP_UP_REQUIRED") wrong.push(`${path} as ${cell.actor}: ${code ?? "allowed"}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe("the matrix", () => {
  it("was walked", () => {
    process.stdout.write(`Access matrix: ${calls} calls of ${Object.keys(CALLS).length} procedures by ${ACTORS.length} actors.\n`);
    expect(calls).toBeGreaterThan(Object.keys(CALLS).length * ACTORS.length);
  });
});
