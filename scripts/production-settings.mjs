// What production refuses in its settings, as one line that names the setting and what to do. No line repeats a value: it may
// be a secret. Node's own modules only: `npm start` asks before packages are installed, the app asks again for itself.
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
/** How many of 32 random bytes differ: 30 on average, fewer than 20 once in 10^12. */
const FEWEST_BYTES = 20;
const SHORTEST_SECRET = 32;
const FEWEST_CHARACTERS = 8;
const SHORTEST_PASSWORD = 12;
const PLACEHOLDER = /change.?me|secret|example|password|passwort|foothold|placeholder|default/i;

/**
 * @param {(name: string) => string | null | undefined} given the settings; an empty one counts as missing
 * @returns {string | null} why the app must not start with these settings
 */
export function settingsRefusal(given) {
  return (
    databaseUrlRefusal("DATABASE_URL", given) ??
    masterKeyRefusal("Setting FOOTHOLD_MASTER_KEY", given("FOOTHOLD_MASTER_KEY")) ??
    authSecretRefusal(given) ??
    publicUrlRefusal(given("PUBLIC_URL")) ??
    tlsRefusal(given("NODE_TLS_REJECT_UNAUTHORIZED"))
  );
}

/** Whether a network address stays on this machine. */
export function isLoopback(hostname) {
  return LOOPBACK.test(hostname);
}

/**
 * A database on another machine is reached through TLS that checks the certificate and the name, and with a password of its own.
 * @param {string} name
 * @param {(name: string) => string | null | undefined} given
 * @returns {string | null}
 */
export function databaseUrlRefusal(name, given) {
  const text = given(name);
  if (!text) return null;
  const refuse = (why) => `Setting ${name} ${why}`;
  if (!URL.canParse(text)) return refuse("must look like postgresql://role:password@host:5432/database.");
  const url = new URL(text);
  const asked = url.searchParams;
  // The driver lets these win over what stands before the question mark: one place for each, so that nobody reads it wrongly.
  const double = ["host", "hostaddr", "port", "user", "password", "ssl", "uselibpqcompat", "sslnegotiation"].find((each) =>
    asked.has(each),
  );
  if (double) return refuse(`must not name "${double}" after the question mark.`);
  if (url.hostname === "") return refuse("must name the host.");
  const isSocket = /^%2f/i.test(url.hostname);
  if (!isSocket && !isLoopback(url.hostname) && asked.get("sslmode") !== "verify-full")
    return refuse(
      "leads to another machine without TLS that is verified: add ?sslmode=verify-full (and &sslrootcert=/path/to/ca.pem where the certificate is your own authority's).",
    );
  const hasCertificate = asked.has("sslcert") && asked.has("sslkey");
  const password = url.password || given("PGPASSWORD") || "";
  if (password === "") {
    return hasCertificate || isSocket ? null : refuse("has no password: give the role one (ALTER ROLE … PASSWORD) and write it there.");
  }
  const isGuessable = password.length < SHORTEST_PASSWORD || password === url.username || PLACEHOLDER.test(password);
  return isGuessable
    ? refuse("has a password that can be guessed: give the role a random one, for example from `openssl rand -hex 24`.")
    : null;
}

/**
 * @param {string} what begins the line, for example "Setting FOOTHOLD_MASTER_KEY"
 * @param {string | null | undefined} text 32 bytes in base64
 * @returns {string | null}
 */
export function masterKeyRefusal(what, text) {
  if (!text) return null;
  const key = Buffer.from(text, "base64");
  if (key.length !== 32) return `${what} must be 32 bytes in base64.`;
  return isPredictable(key) ? `${what} is not random: make one with \`openssl rand -base64 32\`.` : null;
}

/** Repeated, counted up or typed: no generator gives such bytes. */
function isPredictable(key) {
  const steps = new Set(key.map((byte, index) => (byte - (key[index - 1] ?? 0)) & 0xff).subarray(1));
  const isTyped = key.every((byte) => byte >= 0x20 && byte <= 0x7e);
  return new Set(key).size < FEWEST_BYTES || steps.size === 1 || isTyped;
}

function authSecretRefusal(given) {
  const secret = given("AUTH_SECRET");
  if (!secret) return null;
  const make = "make one with `openssl rand -base64 32`.";
  if (secret.length < SHORTEST_SECRET) return `Setting AUTH_SECRET must have at least ${SHORTEST_SECRET} characters in production: ${make}`;
  if (new Set(secret).size < FEWEST_CHARACTERS || PLACEHOLDER.test(secret)) return `Setting AUTH_SECRET is not random: ${make}`;
  return secret === given("FOOTHOLD_MASTER_KEY") ? `Setting AUTH_SECRET is the same as FOOTHOLD_MASTER_KEY: ${make}` : null;
}

function publicUrlRefusal(text) {
  if (!text) return "Setting PUBLIC_URL is missing: set the https:// address that people open.";
  const refuse = (why) => `Setting PUBLIC_URL ${why}`;
  if (!URL.canParse(text) || new URL(text).protocol !== "https:") return refuse("must be an https:// address in production.");
  const { username, password, pathname, search, hash } = new URL(text);
  if (username || password) return refuse("must not hold a name or password.");
  if (pathname !== "/" || search || hash) return refuse("must end after the host name: the app stands at the top of its address.");
  return null;
}

function tlsRefusal(value) {
  return value === "0" ? "Setting NODE_TLS_REJECT_UNAUTHORIZED switches the checking of certificates off: remove it." : null;
}
