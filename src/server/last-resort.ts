import { log } from "./log";

/**
 * What nobody caught is written down by name and place, and the process goes on: one request's failure is not everybody's.
 * In production what Next and its parts print on the console takes the same way, because an error's message may quote what a
 * person wrote.
 */
export function installLastResort(): void {
  process.on("uncaughtException", (error) => log({ event: "unhandled", kind: "exception", error }));
  process.on("unhandledRejection", (error) => log({ event: "unhandled", kind: "rejection", error }));
  if (process.env.NODE_ENV !== "production") return;
  const tellPlace = (...parts: unknown[]) =>
    log({ event: "unhandled", kind: "console", error: parts.find((part) => part instanceof Error) ?? null });
  Object.assign(console, { error: tellPlace, warn: tellPlace });
}
