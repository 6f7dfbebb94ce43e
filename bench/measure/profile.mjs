// Loaded before the app where BENCH_PROFILE names a folder: a CPU profile of the whole run, for the flame graph of a browser's developer tools.
import { mkdirSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";

const folder = process.env.BENCH_PROFILE;
if (folder) {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  process.once("exit", () =>
    session.post("Profiler.stop", (error, result) => {
      if (error) throw error;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/${process.pid}.cpuprofile`, JSON.stringify(result.profile));
    }),
  );
}
