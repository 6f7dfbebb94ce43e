import { randomUUID } from "node:crypto";
import type pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInWith } from "../auth/sign-in";
import { PASSPHRASE } from "../testing/account-fixture";
import { makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { callerFor } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { digestOf } from "../testing/stored-rows";
import { superuser } from "../testing/superuser";

/*
 * The right to append to the trail is taken from the app. What can't be written down must not happen: nothing is read,
 * written, refused with an answer of its own, or signed in to.
 */
let owner: pg.Client;
beforeAll(async () => {
  owner = await superuser();
});
afterAll(() => owner.end());

const APPEND = "function audit_append(uuid, timestamptz, uuid, uuid, jsonb), audit_append_all(uuid, timestamptz, uuid, jsonb)";

async function withoutTrail<T>(run: () => Promise<T>): Promise<T> {
  await owner.query(`revoke execute on ${APPEND} from foothold_app`);
  try {
    return await run();
  } finally {
    await owner.query(`grant execute on ${APPEND} to foothold_app`);
  }
}

type Story = Awaited<ReturnType<typeof makeLadder>>;

/** Everything that the story's practice holds: clinical rows, sessions, settings, the length of the trail. */
async function everything({ practice }: Story): Promise<string> {
  const { rows } = await owner.query(
    `select (select count(*) from audit_event where practice_id = $1) as events, (select count(*) from auth_session where practice_id = $1) as sessions,
       (select string_agg(s::text, '|' order by s::text) from therapist_setting s where practice_id = $1) as settings`,
    [practice.practiceId],
  );
  return `${await digestOf(practice.practiceId)}\n${JSON.stringify(rows[0])}`;
}

const ACTS: [string, (story: Story) => Promise<unknown>][] = [
  ["a read", async ({ practice }) => expect(await codeOf(callerFor(practice.therapist).caseload.day())).toBe("INTERNAL")],
  [
    "a read of one client's things",
    async ({ practice }) => {
      const { therapist, client } = practice;
      expect(await codeOf(callerFor(therapist).exposure.listSteps({ clientId: client.clientId }))).toBe("INTERNAL");
    },
  ],
  [
    "a write",
    async ({ practice }) =>
      expect(await codeOf(callerFor(practice.therapist).setting.setReadingDays({ readingDays: [7] }))).toBe("INTERNAL"),
  ],
  ["a denial by role", async ({ practice }) => expect(await codeOf(callerFor(practice.client).caseload.day())).toBe("UNAVAILABLE")],
  [
    "a denial of somebody else's client",
    async ({ practice }) => {
      const { therapist, otherClient } = practice;
      expect(await codeOf(callerFor(therapist).exposure.listSteps({ clientId: otherClient.clientId }))).toBe("UNAVAILABLE");
    },
  ],
  [
    "a client's operation",
    async ({ practice, steps }) => {
      const phone = deviceOperations();
      const operations = [phone.predict(uuidv7(), { stepId: steps[0].id }), phone.askFor(uuidv7())];
      const answers = await pushed(practice.client, operations).catch(() => ["refused"]);
      expect(answers.filter((answer) => answer !== "retry" && answer !== "refused")).toEqual([]);
    },
  ],
  [
    "a sign-in",
    async ({ practice }) => {
      const email = `${practice.therapist.userId}@test.example`;
      await expect(signInWith({ email, passphrase: PASSPHRASE }, { address: randomUUID(), deviceLabel: "" }, new Date())).rejects.toThrow();
    },
  ],
];

describe("what can't be written into the trail does not happen", () => {
  it.each(ACTS)("%s", async (_, act) => {
    const story = await makeLadder();
    const before = await everything(story);
    await withoutTrail(() => act(story));
    expect(await everything(story)).toBe(before);
  });

  it("and happens again once it can", async () => {
    const { practice } = await makeLadder();
    await withoutTrail(async () => undefined);
    expect(await codeOf(callerFor(practice.therapist).caseload.day())).toBeNull();
  });
});
