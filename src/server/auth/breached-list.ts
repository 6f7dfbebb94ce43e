import "server-only";

let loaded: Promise<ReadonlySet<string>> | null = null;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set([...dictionary["passwords-common"], ...dictionary["diceware-common"]].map((word) => word.toLowerCase()));
}

/**
 * The passwords that are tried first: some 49,000 from published breaches, and the words of dice lists, each of which is
 * weak alone. Offline, from a package; loaded when the first passphrase is chosen, kept afterwards.
 */
export function breachedList(): Promise<ReadonlySet<string>> {
  loaded ??= load();
  return loaded;
}
