import { startWorker } from "../jobs/worker";
import { CommandFailure, print, runCommand } from "./command";

// npm run worker: works on what is due until it is told to stop (SIGINT or SIGTERM), and ends then with what it was at.
await runCommand(async () => {
  const worker = await startWorker();
  print("The worker runs.");
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopping = true;
      worker.stop().catch(() => undefined);
    });
  }
  await worker.ended;
  if (!stopping) throw new CommandFailure("The worker has stopped by itself.");
  print("The worker has stopped.");
  return undefined;
});
