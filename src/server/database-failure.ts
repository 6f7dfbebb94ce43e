/** Codes of Prisma and of the network for "can't be reached, too busy, or in each other's way"; asking again may help. */
const CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);
/** What the driver adapter calls them. */
const KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections", "TransactionWriteConflict"]);
/** Postgres: 08 connection, 53 resources, 57P0 shutdown, 57014 cancelled, 40001 and 40P01 conflicts, 55P03 lock not had. */
const SQLSTATE = /^(08...|53...|57P0.|57014|40001|40P01|55P03)$/;

/** What pg says about a lost connection, in plain errors without a code. */
const LOST = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined;
}

function codesOf(error: Error): { cause: unknown; codes: unknown[] } {
  const cause = field(field(field(error, "meta"), "driverAdapterError"), "cause") ?? error.cause;
  return { cause, codes: [field(error, "code"), field(cause, "code"), field(cause, "originalCode")] };
}

/** Whether the database was handed a text that none of its columns can hold: one with a zero byte. */
export function isUnholdableText(error: unknown): boolean {
  return error instanceof Error && codesOf(error).codes.some((code) => code === "22021" || code === "22P05");
}

/** Whether something with the same key was stored before, by whoever came first. */
export function isStoredAlready(error: unknown): boolean {
  return error instanceof Error && codesOf(error).codes.some((code) => code === "23505" || code === "P2002");
}

/** Whether a failure is the database's absence or hurry, as opposed to a fault of ours. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "PrismaClientInitializationError") return true;
  const { cause, codes } = codesOf(error);
  return (
    codes.some((code) => typeof code === "string" && (CODES.has(code) || SQLSTATE.test(code))) ||
    KINDS.has(String(field(cause, "kind"))) ||
    LOST.test(error.message)
  );
}
