import { createHash } from "node:crypto";
import type { SqlQuery } from "@prisma/driver-adapter-utils";

/** Each connection keeps a plan for each name; lists of many lengths would make names without end. */
const MOST_NAMES = 500;
/** To the driver the empty name is none. */
const UNNAMED = "";

/**
 * Gives a statement with parameters the same name whenever its text comes again, so that a connection takes it apart and plans it once and not for each
 * request. Nothing for those without parameters, which are cheap, and for those that come once there are too many.
 */
export function statementNames(): (statement: SqlQuery) => string {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    if (args.length === 0) return UNNAMED;
    const known = names.get(sql);
    if (known !== undefined || names.size >= MOST_NAMES) return known ?? UNNAMED;
    // From the text and not from a counter: behind a pooler two instances may share a connection.
    const name = `foothold_${createHash("sha256").update(sql).digest("base64url").slice(0, 24)}`;
    names.set(sql, name);
    return name;
  };
}
