import { stepAt } from "@/domain/access/totp-step";
import { codeOfStep, makeTotpSecret, sealTotpSecret } from "../auth/totp";
import { practiceSealer } from "../crypto/practice-seal";
import { inPractice } from "../db";
import { type Member, NOW } from "./practice-fixture";
import { cookieOf, openSessionOf } from "./signed-in";

/** An authenticator app of this person, set up before the story begins. @returns its secret */
export async function addTotpOf({ practiceId, userId }: Pick<Member, "practiceId" | "userId">): Promise<string> {
  const secret = makeTotpSecret();
  const since = new Date(NOW.getTime() - 24 * 3_600_000);
  await inPractice(practiceId, async (tx) => {
    const secretSealed = sealTotpSecret(await practiceSealer(tx, practiceId), userId, secret);
    await tx.totpSecret.create({ data: { practiceId, userId, secretSealed, createdAt: since, confirmedAt: since } });
  });
  return secret;
}

/** What an app with this secret shows at a moment, or so many steps later. */
export function codeAt(secret: string, now: Date, stepsLater = 0): string {
  return codeOfStep(secret, stepAt(now) + stepsLater);
}

/** Six digits that this app does not show around that moment. */
export function wrongCode(secret: string, now: Date): string {
  const shown = [-2, -1, 0, 1, 2].map((later) => codeAt(secret, now, later));
  return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !shown.includes(code)) ?? "666666";
}

/** The headers of a browser in which this person has signed in. */
export async function headersOf(
  person: Pick<Member, "practiceId" | "userId" | "role">,
  assurance: "passphrase" | "secondFactor",
  now: Date = NOW,
): Promise<Headers> {
  return headersWith(await openSessionOf(person, now, assurance));
}

/** The headers of a browser that holds the cookie of this session. */
export async function headersWith(sessionId: string): Promise<Headers> {
  return new Headers({
    cookie: await cookieOf(sessionId),
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
}
