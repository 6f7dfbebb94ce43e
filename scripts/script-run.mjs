import { endAllPrograms } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";

/** What has to be undone when the script ends, last come first gone. */
const closing = [];

/** Remembers what to undo when the script ends, however it ends. */
export function atEnd(undo) {
  closing.push(undo);
}

/**
 * Runs a script's main function and ends the process: 0 when it returns, its number when it returns one, 1 on a failure,
 * 130 on Ctrl-C. Whatever was started is stopped first.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  let code;
  const interrupted = new Promise((resolve) => {
    let asked = 0;
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(name, () => {
        asked += 1;
        // npm passes a Ctrl-C on that the terminal has sent us already: only a third one means "now".
        if (asked > 2) process.exit(130);
        resolve(name === "SIGINT" ? 130 : 143);
      });
    }
    whenNpmIsGone(() => resolve(143));
  });
  try {
    const outcome = await Promise.race([interrupted.then((signalCode) => ({ signalCode })), main().then((result) => ({ result }))]);
    code = "signalCode" in outcome ? outcome.signalCode : (outcome.result ?? 0);
    if ("signalCode" in outcome) say("Stopping.");
  } catch (error) {
    code = 1;
    process.stderr.write(error instanceof Failure ? `\n${error.message}\n` : `\n${error.stack}\n`);
  }
  await closeEverything();
  process.exit(code);
}

/** npm hands a SIGTERM to the shell between us, and that shell dies without a word. Started by hand, we stay. */
function whenNpmIsGone(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && stop(), 500).unref();
}

async function closeEverything() {
  await endAllPrograms();
  for (const undo of closing.reverse()) {
    try {
      await undo();
    } catch (error) {
      process.stderr.write(`While stopping: ${error.message}\n`);
    }
  }
}
