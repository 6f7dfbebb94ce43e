import { type PassphraseProblem, passphraseProblem, type RuleSubject } from "@/domain/access/passphrase-rule";
import { breachedList } from "./breached-list";

/**
 * The rule for a new passphrase, with the list of breached ones. Only the server decides: the list is too large for a screen.
 * @param subject the roles that the sign-in opens, and the person's own words (address, name, practice)
 */
export async function passphraseProblemOf(passphrase: string, subject: Omit<RuleSubject, "isListed">): Promise<PassphraseProblem | null> {
  const list = await breachedList();
  return passphraseProblem(passphrase, { ...subject, isListed: (word) => list.has(word) });
}
