/**
 * Something the person at the keyboard can put right. The message is one line and says what to do.
 * Scripts print it without a stack trace and exit with 1; anything else that is thrown is a defect and keeps its trace.
 */
export class Failure extends Error {
  name = "Failure";
}
