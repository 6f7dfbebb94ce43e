import { canonicalAddress } from "@/domain/access/email-address";
import { makeResetLink } from "../passphrase/reset";
import { CommandFailure, print, runCommand } from "./command";

// npm run passphrase:link -- name@example.org: the way back where no mail is sent. For whoever looks after the server, and
// only once they know who asks: the link opens the account, but for a second factor. It stands in the trail like a mailed one.
await runCommand(async ([typed = ""]) => {
  const address = canonicalAddress(typed);
  if (address === null) throw new CommandFailure("Name the address: npm run passphrase:link -- name@example.org");
  const link = await makeResetLink(address, new Date());
  if (link === null) throw new CommandFailure("Nobody signs in with this address.");
  print("Hand this link to the person themselves. It works once, for 30 minutes:");
  print(link);
  return undefined;
});
