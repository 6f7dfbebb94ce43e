import { RateLimiterPostgres } from "rate-limiter-flexible";
import { keyedHash } from "../crypto/keyed-hash";
import { pool } from "../db";

const QUARTER_HOUR = 15 * 60;

/**
 * Tries in a quarter of an hour. An account's limit holds whoever asks, a second factor's is for each person;
 * an address's is wide enough for a shared connection.
 */
const POINTS = {
  account: 5,
  secondFactor: 5,
  address: 30,
  invitation: 30,
  passkeyQuestion: 60,
  resetAccount: 3,
  resetNetwork: 10,
  resetLink: 30,
} as const;
type Limit = keyof typeof POINTS;

/** The limiter makes its own clock and counts in one atomic statement, so parallel tries can't slip through together. */
function limiter(limit: Limit): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "sign_in_limit",
    // The table comes with the migrations; this role may not create one.
    tableCreated: true,
    keyPrefix: limit,
    points: POINTS[limit],
    duration: QUARTER_HOUR,
  });
}

const limiters = {
  account: limiter("account"),
  secondFactor: limiter("secondFactor"),
  address: limiter("address"),
  invitation: limiter("invitation"),
  passkeyQuestion: limiter("passkeyQuestion"),
  resetAccount: limiter("resetAccount"),
  resetNetwork: limiter("resetNetwork"),
  resetLink: limiter("resetLink"),
};

/** Neither a mail address nor a network address stands in the table. */
function keyOf(limit: Limit, subject: string): string {
  return Buffer.from(keyedHash("signInLimit", `${limit}|${subject}`)).toString("base64url");
}

/** Counts one try. @returns whether it is within the limit */
export async function countTry(limit: Limit, subject: string): Promise<boolean> {
  try {
    await limiters[limit].consume(keyOf(limit, subject));
    return true;
  } catch (refused) {
    // The limiter rejects with a plain result when the limit is reached, and with an Error when it could not count.
    if (refused instanceof Error) throw refused;
    return false;
  }
}

/** Forgets the tries of an account whose person has now shown the passphrase. */
export async function forgetTries(limit: Limit, subject: string): Promise<void> {
  await limiters[limit].delete(keyOf(limit, subject));
}

/** Gives one try back: a right passphrase does not count against the address. */
export async function giveTryBack(limit: Limit, subject: string): Promise<void> {
  await limiters[limit].reward(keyOf(limit, subject), 1);
}
