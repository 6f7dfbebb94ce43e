import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { auditHead } from "../audit/schema";
import { verifyAll } from "../audit/verify-all";
import type { Break } from "../audit/verify-chain";
import { CommandFailure, print, runCommand } from "./command";

// npm run audit:verify -- [--practice ID] [--against heads.json]
const practiceId = z.uuid({ error: "--practice must be a practice's id." }).nullable();
/** As audit:head writes it, or as the page hands out one of them. */
const keptHeads = z.union([z.array(auditHead), auditHead.transform((head) => [head])]);

const WHAT: Record<Break["what"], string> = {
  changed: "was changed",
  missing: "is missing",
  outOfPlace: "is out of place: it does not follow the one before it",
  tailCut: "is missing: the end of the chain was cut off",
  headDiffers: "is the last one, and the head of the chain does not agree with it",
  rewritten: "is another one than when the head was kept: the chain was written anew",
  cutSince: "is missing: the chain was longer when the head was kept",
};
/** A line of progress at least every so many events. */
const PROGRESS = 50_000;

async function readKept(file: string | undefined) {
  if (file === undefined) return [];
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFailure(`${file} can't be read.`);
  });
  try {
    return keptHeads.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(`${file} holds no heads as npm run audit:head writes them.`);
  }
}

await runCommand(async (args) => {
  const { values } = parseArgs({ args, options: { practice: { type: "string" }, against: { type: "string" } } });
  const practice = practiceId.safeParse(values.practice ?? null);
  if (!practice.success) throw new CommandFailure("--practice must be a practice's id.");
  const kept = await readKept(values.against);
  let told = 0;
  const onPage = (id: string, events: number) => {
    if (events < told) told = 0;
    if (events - told < PROGRESS) return;
    told = events;
    print(`${id}: ${events} events so far`);
  };
  let [whole, broken] = [0, 0];
  for await (const { practiceId: id, result } of verifyAll({ practiceId: practice.data, kept, onPage })) {
    if (result === "gone") print(`${id}: BROKEN. There is no such practice in this database.`);
    else if (result.ok) print(`${id}: whole, ${result.events} events`);
    else print(`${id}: BROKEN at ${result.broken.seq}. Event ${result.broken.seq} ${WHAT[result.broken.what]}.`);
    if (result !== "gone" && result.ok) whole += 1;
    else broken += 1;
  }
  print(
    `${whole} ${whole === 1 ? "chain" : "chains"} whole, ${broken} broken${kept.length > 0 ? `; compared with ${kept.length} kept heads` : ""}.`,
  );
  return broken > 0 ? 1 : undefined;
});
