import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readHead } from "../audit/data";
import { listPracticeIds } from "../audit/verify-all";
import { inPractice } from "../db";
import { CommandFailure, print, runCommand } from "./command";

// npm run audit:head -- [--practice ID] [--out heads.json]: the ends of the chains, for keeping where the database's owner
// can't reach them: on paper, in a mailbox, with a notary. npm run audit:verify -- --against heads.json compares later.
await runCommand(async (args) => {
  const { values } = parseArgs({ args, options: { practice: { type: "string" }, out: { type: "string" } } });
  const all = await listPracticeIds();
  const practices = values.practice === undefined ? all : all.filter((practiceId) => practiceId === values.practice);
  if (values.practice !== undefined && practices.length === 0) throw new CommandFailure("There is no practice with this id.");
  const heads = [];
  for (const practiceId of practices) heads.push(await inPractice(practiceId, (tx) => readHead(tx, { practiceId }, new Date())));
  const text = JSON.stringify(heads, null, 2);
  if (values.out === undefined) print(text);
  // Never over another one: an earlier head is what a rewritten chain is found by.
  else
    await writeFile(values.out, `${text}\n`, { flag: "wx", mode: 0o600 }).catch(() => {
      throw new CommandFailure(`${values.out} can't be written, or is there already.`);
    });
  return undefined;
});
