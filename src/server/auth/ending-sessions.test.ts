import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inPractice } from "../db";
import { makeToken } from "../invitation/token";
import { finishReset, startReset } from "../passphrase/mutations";
import { addAccount, PASSPHRASE } from "../testing/account-fixture";
import { addMember, callerFor, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { openSessionOf } from "../testing/signed-in";
import { steppedUp } from "../testing/stepped-up";
import { superuser } from "../testing/superuser";
import { hashPassphrase } from "./passphrase";
import { findSession, openSession } from "./session-row";
import { signInWith } from "./sign-in";

/*
 * Two things at the same moment: one opens a session, the other ends all of them. The row lock of a connection of our own
 * stops them where the one has done half of its work.
 */

let practice: PracticeFixture;
let own: pg.Client;
beforeEach(async () => {
  practice = await makePractice();
  own = await superuser();
});
afterEach(() => own.end());

const stateOf = async (sessionId: string) => (await findSession(sessionId, NOW)).state;
const signIn = (email: string) => signInWith({ email, passphrase: PASSPHRASE }, { address: randomUUID(), deviceLabel: "" }, NOW);

/** Until so many transactions wait for a lock. */
const untilWaiting = (count: number) =>
  vi.waitFor(async () => {
    // Inside a transaction the list of connections is otherwise the one of the first look.
    await own.query("select pg_stat_clear_snapshot()");
    const { rows } = await own.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if ((rows[0]?.n ?? 0) < count) throw new Error("not waiting yet");
  }, 10_000);

/** Holds the end of the trail, so that whoever has changed everything cannot commit yet. */
async function holdTrail(): Promise<void> {
  await callerFor(practice.admin).session.me();
  await own.query("begin");
  await own.query("select 1 from audit_head where practice_id = $1 for update", [practice.practiceId]);
}

/** The session in the place of another one, as showing the passphrase again opens it. */
function replace(person: PracticeFixture["admin"], sessionId: string): Promise<string> {
  const { practiceId, userId, role } = person;
  const session = {
    person: { practiceId, userId, role },
    assurance: "secondFactor",
    deviceLabel: "",
    replaces: { id: sessionId, steppedUpAt: NOW },
  } as const;
  return inPractice(practiceId, (tx) => openSession(tx, session, NOW, (id) => ({ kind: "steppedUp", sessionId: id, by: "passphrase" })));
}

describe("a session that is being opened while all sessions end", () => {
  it("with the earlier passphrase, verified before a reset and opened after it, is refused", async () => {
    const account = await addAccount([practice.practiceId], "client");
    const token = makeToken();
    await startReset(account.email, token, NOW);
    const hash = await hashPassphrase("two grey herons at the weir");
    await own.query("begin");
    await own.query("select 1 from app_user where id = $1 for update", [account.members[0]?.userId]);
    const late = signIn(account.email);
    await untilWaiting(1);
    await own.query("select * from auth_finish_reset(sha256(convert_to($1, 'UTF8')), $2, $3)", [token, hash, NOW]);
    await own.query("commit");
    expect(await late).toEqual({ ok: false, refusal: { code: "credentials" } });
  });

  it("with the earlier passphrase does not outlive a reset", async () => {
    const account = await addAccount([practice.practiceId], "client");
    const token = makeToken();
    await startReset(account.email, token, NOW);
    const hash = await hashPassphrase("two grey herons at the weir");
    await holdTrail();
    const opening = signIn(account.email);
    await untilWaiting(1);
    const ending = finishReset(token, hash, NOW);
    await untilWaiting(2);
    await own.query("commit");
    const opened = await opening;
    expect(await ending).toBe(true);
    expect(opened.ok && (await stateOf(opened.sessionId))).toBe("none");
  });

  it.each<[string, (practice: PracticeFixture) => Promise<unknown>]>([
    ["a change of role", ({ admin, supervisor }) => steppedUp(admin).person.changeRole({ personId: supervisor.userId, role: "therapist" })],
    ["a reset of the second factor", ({ admin, supervisor }) => steppedUp(admin).person.resetSecondFactor({ personId: supervisor.userId })],
    ["the end of all other sessions", ({ supervisor }) => steppedUp(supervisor).session.revokeOthers()],
    ["a changed passphrase", ({ supervisor }) => steppedUp(supervisor).passphrase.change({ passphrase: "two grey herons at the weir" })],
  ])("in the place of another one does not outlive %s", async (_, end) => {
    const { supervisor } = practice;
    const before = await openSessionOf(supervisor, NOW);
    await holdTrail();
    const opening = replace(supervisor, before);
    await untilWaiting(1);
    const ending = end(practice);
    await untilWaiting(2);
    await own.query("commit");
    const opened = await opening;
    await ending;
    expect(await stateOf(before)).toBe("none");
    expect(await stateOf(opened)).toBe("none");
  });
});

describe("an invitation that is being made while its admin is disabled", () => {
  it("does not stay open", async () => {
    const { practiceId } = practice;
    const leaving = await inPractice(practiceId, (tx) => addMember(tx, practiceId, "admin", "Leaving Admin"));
    await holdTrail();
    const address = `${randomUUID()}@test.example`;
    const inviting = steppedUp(leaving).person.invite({ role: "admin", displayName: "A Friend", address });
    await untilWaiting(1);
    const disabling = callerFor(practice.admin).person.disable({ personId: leaving.userId });
    await untilWaiting(2);
    await own.query("commit");
    await Promise.allSettled([inviting, disabling]);
    const open = { practiceId, email: address, revokedAt: null };
    expect(await inPractice(practiceId, (tx) => tx.invitation.count({ where: open }))).toBe(0);
  });

  it("is refused where the admin was disabled first", async () => {
    const { practiceId } = practice;
    const leaving = await inPractice(practiceId, (tx) => addMember(tx, practiceId, "admin", "Leaving Admin"));
    await callerFor(practice.admin).person.disable({ personId: leaving.userId });
    // As a request whose session was read a moment earlier.
    const invite = { role: "admin", displayName: "A Friend", address: `${randomUUID()}@test.example` } as const;
    expect(await codeOf(steppedUp(leaving).person.invite(invite))).toBe("FORBIDDEN");
  });
});
