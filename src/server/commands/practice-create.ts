import { parseArgs } from "node:util";
import { canonicalAddress } from "@/domain/access/email-address";
import { env } from "../env";
import { createPractice } from "../practice/create";
import { CommandFailure, print, runCommand } from "./command";

const USAGE = 'npm run practice:create -- --name "Practice at the Canal" --admin-name "Ruth Vogel" --admin-address ruth@example.org';
const LONGEST_NAME = 80;

/** What stands behind an option, without surrounding space. */
function worded(value: string | undefined, option: string): string {
  const text = (value ?? "").trim();
  if (text === "" || text.length > LONGEST_NAME) throw new CommandFailure(`${option} is missing or too long. ${USAGE}`);
  return text;
}

// A practice begins here: nobody can make one over the network. For whoever looks after the server.
await runCommand(async (args) => {
  const options = { name: { type: "string" }, "admin-name": { type: "string" }, "admin-address": { type: "string" } } as const;
  const { values } = parseArgs({ args, options });
  const address = canonicalAddress(values["admin-address"] ?? "");
  if (address === null) throw new CommandFailure(`--admin-address is no mail address. ${USAGE}`);
  const admin = { displayName: worded(values["admin-name"], "--admin-name"), address };
  const { token, expiresAt } = await createPractice({ name: worded(values.name, "--name"), admin }, new Date());
  print(`The practice is there. Hand this link to ${admin.displayName}: it works once, until ${expiresAt.toISOString().slice(0, 10)}.`);
  print(new URL(`/invitation#${token}`, env().PUBLIC_URL).href);
  return undefined;
});
