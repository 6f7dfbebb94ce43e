import "server-only";
import demo from "../../../prisma/seed/demo-accounts.json";
import { env } from "../env";

export type DemoAccounts = { passphrase: string; accounts: { email: string; name: string; about: string }[] };

/** The accounts that the demo offers on its sign-in page; null everywhere else. */
export function demoAccounts(): DemoAccounts | null {
  if (env().FOOTHOLD_MODE !== "demo") return null;
  return { passphrase: demo.passphrase, accounts: demo.accounts.map(({ email, name, about }) => ({ email, name, about })) };
}
