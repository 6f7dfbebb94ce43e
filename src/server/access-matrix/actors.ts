import { hashPassphrase } from "../auth/passphrase";
import { contextFor as contextOfRequest } from "../auth/request-context";
import type { Context } from "../context";
import { db, inPractice } from "../db";
import { type Member, minutesAfter, NOW } from "../testing/practice-fixture";
import { cookieOf, openSessionOf } from "../testing/signed-in";
import type { World } from "./world";

/** Who calls. The first seven are not let in at all; the rest are, each with a second factor shown and stepped up. */
export const ACTORS = [
  "nobody",
  "tampered",
  "revoked",
  "disabled",
  "expired",
  "lapsed",
  "passphraseOnly",
  "therapist",
  "colleague",
  "cover",
  "formerTherapist",
  "strangerTherapist",
  "client",
  "sibling",
  "unrelatedClient",
  "strangerClient",
  "dischargedClient",
  "erasedClient",
  "supervisor",
  "otherSupervisor",
  "formerSupervisor",
  "emergencySupervisor",
  "strangerSupervisor",
  "admin",
  "strangerAdmin",
] as const;
export type Actor = (typeof ACTORS)[number];

export type ActorState = { member: Member | null; sessionId: string | null; headers: Headers };

const MINUTE = 60_000;
/** What verifying costs does not matter here, and it costs much. */
let passphraseHash: Promise<string> | null = null;

async function openSignIn({ practiceId, userId }: Member): Promise<void> {
  passphraseHash ??= hashPassphrase("a foothold between sessions");
  const user = await inPractice(practiceId, (tx) => tx.appUser.findFirstOrThrow({ where: { practiceId, id: userId } }));
  await db.$queryRaw`select auth_create_identity(${user.identityId}::uuid, ${`${userId}@test.example`}, ${await passphraseHash})`;
}

/** The request of each actor: real session rows, found through real cookies. */
export async function makeActors(world: World): Promise<Record<Actor, ActorState>> {
  const { here, elsewhere, clients, staff } = world;
  let address = 0;
  const with_ = async (member: Member | null, sessionId: string | null): Promise<ActorState> => {
    address += 1;
    const headers = new Headers({ "x-forwarded-for": `198.51.100.${address}`, "user-agent": "Firefox/140 Linux" });
    if (sessionId) headers.set("cookie", await cookieOf(sessionId));
    return { member, sessionId, headers };
  };
  const change = (
    { practiceId }: Member,
    id: string,
    data: { lastSeenAt?: Date; revokedAt?: Date; expiresAt?: Date; steppedUpAt?: Date },
  ) => inPractice(practiceId, (tx) => tx.authSession.update({ where: { practiceId_id: { practiceId, id } }, data }));
  const open = async (member: Member, more: Parameters<typeof change>[2] = {}) => {
    const id = await openSessionOf(member, minutesAfter(-1));
    await change(member, id, { steppedUpAt: minutesAfter(-1), ...more });
    return with_(member, id);
  };
  const live = async (member: Member) => {
    await openSignIn(member);
    return open(member);
  };
  const disabled = await inPractice(here.practiceId, async (tx) => {
    const { addMember } = await import("../testing/practice-fixture");
    return addMember(tx, here.practiceId, "therapist", "Disabled");
  });
  const disabledSession = await open(disabled);
  await inPractice(here.practiceId, (tx) =>
    tx.appUser.update({ where: { practiceId_id: { practiceId: here.practiceId, id: disabled.userId } }, data: { disabledAt: NOW } }),
  );
  const tampered = await with_(here.therapist, null);
  tampered.headers.set("cookie", `${await cookieOf(await openSessionOf(here.therapist, minutesAfter(-1)))}x`);
  return {
    nobody: await with_(null, null),
    tampered,
    revoked: await open(here.therapist, { revokedAt: minutesAfter(-1) }),
    disabled: disabledSession,
    expired: await open(here.therapist, { expiresAt: minutesAfter(-1) }),
    lapsed: await open(here.therapist, { lastSeenAt: new Date(NOW.getTime() - 16 * MINUTE) }),
    passphraseOnly: await with_(here.therapist, await openSessionOf(here.therapist, minutesAfter(-1), "passphrase")),
    therapist: await live(here.therapist),
    colleague: await live(here.otherTherapist),
    cover: await live(staff.cover),
    formerTherapist: await live(staff.formerTherapist),
    strangerTherapist: await live(elsewhere.therapist),
    client: await live(clients.own),
    sibling: await live(clients.sameTherapist),
    unrelatedClient: await live(clients.unrelated),
    strangerClient: await live(clients.otherPractice),
    dischargedClient: await live(clients.discharged),
    erasedClient: await open(clients.deleted),
    supervisor: await live(here.supervisor),
    otherSupervisor: await live(staff.otherSupervisor),
    formerSupervisor: await live(staff.formerSupervisor),
    emergencySupervisor: await live(staff.emergencySupervisor),
    strangerSupervisor: await live(elsewhere.supervisor),
    admin: await live(here.admin),
    strangerAdmin: await live(elsewhere.admin),
  };
}

/** The context that the actor's request leads to. */
export function contextOf(actor: ActorState): Promise<Context> {
  return contextOfRequest(actor.headers, NOW, false);
}
