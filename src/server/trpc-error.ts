import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { AppError, type ErrorCode } from "@/domain/errors";
import { isDatabaseUnavailable, isUnholdableText } from "./database-failure";

const TRPC_CODE = {
  NOT_FOUND: "NOT_FOUND",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  SECOND_FACTOR_REQUIRED: "FORBIDDEN",
  STEP_UP_REQUIRED: "FORBIDDEN",
  ERASED: "UNAUTHORIZED",
  INVALID_INPUT: "BAD_REQUEST",
  TOO_MANY_ATTEMPTS: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
  INTERNAL: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  if (error instanceof TRPCError) {
    // Several of our codes share one of tRPC's: the cause knows which it was.
    if (error.cause instanceof AppError) return error.cause.code;
    if (error.cause && !(error.cause instanceof TRPCError) && error.code === "INTERNAL_SERVER_ERROR") return codeOf(error.cause);
    const known = Object.entries(TRPC_CODE).find(([, code]) => code === error.code);
    if (known) return known[0] as ErrorCode;
    // What tRPC itself refuses about a request: not JSON, wrong method, too large, too many in a batch.
    return error.code === "INTERNAL_SERVER_ERROR" ? "INTERNAL" : "INVALID_INPUT";
  }
  if (isDatabaseUnavailable(error)) return "UNAVAILABLE";
  if (isUnholdableText(error)) return "INVALID_INPUT";
  return "INTERNAL";
}

/** The one place where failures become tRPC errors. The message is the app's code and nothing else. */
export function toTrpcError(error: unknown): TRPCError {
  const code = codeOf(error);
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  return new TRPCError({ code: TRPC_CODE[code], message: code, cause });
}

/** The app's code of a failure, however often it was wrapped. */
export function appCode(error: unknown): ErrorCode {
  return codeOf(error);
}

/** Where the input was wrong: dotted field paths, no values and no messages. */
export function wrongFields(error: TRPCError): string[] {
  if (error.code !== "BAD_REQUEST" || !(error.cause instanceof ZodError)) return [];
  const paths = error.cause.issues.map((issue) => issue.path.map(String).join(".").slice(0, 100));
  return [...new Set(paths)].slice(0, 20);
}
