import pino from "pino";

/** Everything that may be logged. A closed union of codes, names and numbers, so that no text of a person can reach a log. */
export type LogEntry =
  | { event: "procedureFailed"; procedure: string; code: string; error?: unknown }
  | { event: "signInFailed"; reason: "credentials" | "tooManyAttempts" | "choosePractice" }
  | { event: "authError"; type: string }
  | { event: "auditNotWritten"; kind: string; error: unknown }
  | { event: "poolError"; code: string };

const sink = pino({ base: null, level: process.env.NODE_ENV === "test" ? "silent" : "info", timestamp: pino.stdTimeFunctions.isoTime });

/**
 * What may be known of an error: its name, its code and the places in the code.
 * Never its message: database messages quote values, and values are what a person wrote.
 */
export function describeError(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { name: error.name, ...code, at: frames.slice(0, 8).map((line) => line.trim()) };
}

/** Writes one line. */
export function log(entry: LogEntry): void {
  const line = "error" in entry && entry.error !== undefined ? { ...entry, error: describeError(entry.error) } : entry;
  if (entry.event === "signInFailed") sink.info(line);
  else sink.error(line);
}
