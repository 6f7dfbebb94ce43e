import { parseArgs } from "node:util";
import { z } from "zod";
import type { PracticeId } from "@/domain/access/scope";
import { rotateKeys } from "../crypto/rotate";
import { CommandFailure, print, runCommand } from "./command";

// npm run keys:rotate -- [--level master|practice|client] [--practice ID] [--older-than HOURS]
const options = z.object({
  level: z.enum(["master", "practice", "client"], { error: "--level must be master, practice or client." }).default("master"),
  practice: z.uuid({ error: "--practice must be a practice's id." }).optional(),
  "older-than": z.coerce.number({ error: "--older-than must be a number of hours." }).min(0).default(24),
});

const WHAT = { keyMade: "made", keyStands: "new practice key", rewrapped: "wrapped anew", keyRemoved: "removed" } as const;

await runCommand(async (args) => {
  const { values } = parseArgs({
    args,
    options: { level: { type: "string" }, practice: { type: "string" }, "older-than": { type: "string" } },
  });
  const read = options.safeParse(values);
  if (!read.success) throw new CommandFailure(read.error.issues[0]?.message ?? "The options are wrong.");
  const { level, practice, "older-than": olderThanHours } = read.data;
  const { practices, keys, failed } = await rotateKeys({
    level,
    ...(practice ? { practiceId: practice as PracticeId } : {}),
    now: new Date(),
    olderThanHours,
    onStep: ({ what, count }, practiceId) => print(`${practiceId}: ${count} ${WHAT[what]}`),
  });
  const done = level === "client" ? `${keys} new client keys` : `${keys} keys wrapped anew`;
  print(`Level ${level}: ${done} in ${practices} ${practices === 1 ? "practice" : "practices"}.`);
  for (const { practiceId, why } of failed) process.stderr.write(`Practice ${practiceId} was left as it was: ${why}.\n`);
  return failed.length > 0 ? 1 : undefined;
});
