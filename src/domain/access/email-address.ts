/** RFC 5321: the whole address, the part before the @, one label of the domain. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;
const LONGEST_LABEL = 63;

/** RFC 5322 dot-atom. ASCII only, so that no two mailboxes look alike; quoted and commented forms are not addresses here. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Before it is handed to URL, which would otherwise also read ports, paths, escapes and numbers, and swallow tabs. */
const DOMAIN_AS_TYPED = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** Dots of East Asian keyboards, which NFKC leaves. */
const OTHER_DOTS = /[\u3002\uff61]/g;

function canonicalDomain(typed: string): string | null {
  const text = typed.replace(OTHER_DOTS, ".");
  if (!DOMAIN_AS_TYPED.test(text) || !URL.canParse(`http://${text}`)) return null;
  const { hostname } = new URL(`http://${text}`);
  const labels = hostname.split(".");
  const last = labels.at(-1) ?? "";
  // A last label of digits would be a network address.
  if (labels.length < 2 || /^\d+$/.test(last)) return null;
  return labels.every((label) => label.length <= LONGEST_LABEL && LABEL.test(label)) ? hostname : null;
}

/**
 * The one way in which a mail address is written, however it was typed: no surrounding space, NFKC, lower case, the domain
 * in its ASCII form ("münchen.example" is "xn--mnchen-3ya.example"). Two texts that differ only in case, width or
 * composition give the same address; what merely looks like another letter (a dotless i, a Cyrillic a) is refused before the @
 * and is another domain after it. Canonical addresses stay as they are.
 * @returns null for what is no address: two @, spaces or control characters inside, quotes, commas, no domain, too long
 */
export function canonicalAddress(text: string): string | null {
  const folded = text.trim().normalize("NFKC").toLowerCase();
  const at = folded.indexOf("@");
  const local = folded.slice(0, Math.max(0, at));
  if (local.length > LONGEST_LOCAL || !LOCAL.test(local)) return null;
  const domain = canonicalDomain(folded.slice(at + 1));
  const address = `${local}@${domain}`;
  return domain !== null && address.length <= LONGEST ? address : null;
}
