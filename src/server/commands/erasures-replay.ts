import { replayErasures } from "../erasure/replay";
import { describeReplay } from "../erasure/replay-words";
import { print, runCommand } from "./command";

// npm run erasures:replay: after a restore, before anybody is served.
await runCommand(async () => {
  for (const line of describeReplay(await replayErasures(new Date()))) print(line);
  return undefined;
});
