import { createHash } from "node:crypto";

/** Each connection keeps a plan for each name; lists of many lengths would make names without end. */
const MOST_NAMES = 1000;
/** To the driver the empty name is none. */
const UNNAMED = "";

const names = new Map<string, string>();

/**
 * Gives a statement the same name whenever its text comes again, so that a connection takes it apart and plans it once and not for each request.
 * None for what comes after there are too many.
 */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return UNNAMED;
  // From the text and not from a counter: behind a pooler two instances may share a connection.
  const name = `foothold_${createHash("sha256").update(sql).digest("base64url").slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

/** The same for what Prisma writes. Without parameters it is cheap, and is what begins and ends a transaction. */
export function nameOfPrismas({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  return args.length === 0 ? UNNAMED : statementName(sql);
}
