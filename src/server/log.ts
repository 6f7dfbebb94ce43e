import pino from "pino";
import type { ProofRefusal } from "@/domain/access/proof-code";
import type { MailKind } from "./mail/kind";

/** Everything that may be logged. A closed union of codes, names and numbers, so that no text of a person can reach a log. */
export type LogEntry =
  | { event: "procedureFailed"; procedure: string; code: string; error?: unknown }
  | { event: "contextFailed"; code: string; error?: unknown }
  | { event: "signInFailed"; reason: "credentials" | "tooManyAttempts" | "choosePractice" }
  | { event: "proofRefused"; reason: ProofRefusal }
  | { event: "authError"; type: string }
  | { event: "auditNotWritten"; kind: string; error: unknown }
  | { event: "requestRefused"; code: "METHOD_NOT_ALLOWED" | "WRONG_ORIGIN" | "WRONG_CONTENT_TYPE" | "TOO_LARGE" }
  | { event: "unhandled"; kind: "exception" | "rejection" | "console"; error: unknown }
  | { event: "mailNotSent"; kind: MailKind; code: string }
  | { event: "resetNotStarted"; error: unknown }
  | { event: "poolError"; code: string }
  | { event: "jobFailed"; task: string; error: unknown }
  | { event: "workerEnded"; error: unknown };

const sink = pino({ base: null, level: process.env.NODE_ENV === "test" ? "silent" : "info", timestamp: pino.stdTimeFunctions.isoTime });

/**
 * What may be known of an error: its name, its code and the places in the code.
 * Never its message: database messages quote values, and values are what a person wrote.
 */
export function describeError(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  // The stack begins with the message, which may have lines of its own that look like places.
  const stack = error.stack ?? "";
  const afterMessage = stack.includes(error.message) ? stack.slice(stack.indexOf(error.message) + error.message.length) : "";
  const frames = afterMessage.split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return { name: error.name, ...code, at: frames.slice(0, 8).map((line) => line.trim()) };
}

/** Refusals are the ordinary course of things; only what needs a person's look is an error. */
function isOrdinary(entry: LogEntry): boolean {
  return (
    entry.event === "signInFailed" ||
    entry.event === "requestRefused" ||
    entry.event === "proofRefused" ||
    (entry.event === "procedureFailed" && !["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE"].includes(entry.code))
  );
}

/** Writes one line. */
export function log(entry: LogEntry): void {
  const line = "error" in entry && entry.error !== undefined ? { ...entry, error: describeError(entry.error) } : entry;
  if (isOrdinary(entry)) sink.info(line);
  else sink.error(line);
}
