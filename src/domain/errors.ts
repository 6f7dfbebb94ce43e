/** The closed set of codes that an AppError can carry. A person never sees a code, only its line in messages/en.json. */
export const ERROR_CODES = [
  "NOT_FOUND",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  /** Staff who have shown only a passphrase. */
  "SECOND_FACTOR_REQUIRED",
  /** Asks for a passphrase, code or passkey shown within the last minutes. */
  "STEP_UP_REQUIRED",
  /** The account was erased: a device wipes what it holds. */
  "ERASED",
  "INVALID_INPUT",
  "TOO_MANY_ATTEMPTS",
  "UNAVAILABLE",
  "INTERNAL",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure that is not an expected refusal (those are values). The message is for logs and holds no clinical text. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = code,
  ) {
    super(message);
    this.name = "AppError";
  }
}
