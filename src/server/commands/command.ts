/** What the person who typed a command has to hear, in one line; the command ends with 1. */
export class CommandFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CommandFailure";
  }
}

/** Writes one line of a command's answer. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command (scripts/server-command.mjs starts it) and ends the process: 0 when it answers
 * undefined, the number that it answers, 1 on a failure.
 * @param main gets what was typed after the command's name
 */
export async function runCommand(main: (args: string[]) => Promise<number | undefined>): Promise<never> {
  let code: number;
  try {
    code = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    code = 1;
    const isForPerson = error instanceof CommandFailure || isWrongArgument(error);
    process.stderr.write(`${isForPerson ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  }
  // The app's own connections would keep the process waiting.
  process.exit(code);
}

/** What node's parseArgs says of an option that there is not. */
function isWrongArgument(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
