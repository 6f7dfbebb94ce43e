import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { type SignInRefusal, writeSignInCode } from "@/domain/access/sign-in-code";
import { env, isHttps } from "../env";
import { log } from "../log";
import { addressOf } from "./address";
import { authCookies } from "./cookie";
import { deviceLabelOf } from "./device-label";
import { passkeyProvider } from "./passkey-provider";
import { RefusedProof, secondFactorProvider, stepUpProvider } from "./proof-providers";
import { CLIENT_LIFETIME, findSession, revokeSession } from "./session-row";
import { signInWith } from "./sign-in";

class Refused extends CredentialsSignin {
  constructor(readonly refusal: SignInRefusal) {
    super();
    this.code = writeSignInCode(refusal);
  }
}

function sidOf(token: object): string | null {
  return "sid" in token && typeof token.sid === "string" ? token.sid : null;
}

const credentials = Credentials({
  credentials: { email: {}, passphrase: {}, practiceId: {} },
  async authorize(input, request) {
    const result = await signInWith(
      input,
      { address: addressOf(request.headers), deviceLabel: deviceLabelOf(request.headers) },
      new Date(),
    );
    if (!result.ok) throw new Refused(result.refusal);
    // The "user" is the session: its id is all that goes on into the token.
    return { id: result.sessionId };
  },
});

/** next-auth makes and clears the cookie and guards its forms against forgery; who is signed in is decided by the session row. */
export const { handlers } = NextAuth(() => ({
  trustHost: true,
  secret: env().AUTH_SECRET,
  session: { strategy: "jwt", maxAge: CLIENT_LIFETIME / 1000 },
  useSecureCookies: isHttps(),
  cookies: authCookies(),
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  providers: [credentials, secondFactorProvider, stepUpProvider, passkeyProvider],
  callbacks: {
    async jwt({ token, user }) {
      if (user?.id) return { sid: user.id };
      const sid = sidOf(token);
      if (!sid) return null;
      // null clears the cookie.
      return (await findSession(sid, new Date())).state === "live" ? { sid } : null;
    },
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut(message) {
      const sid = "token" in message && message.token ? sidOf(message.token) : null;
      if (sid) await revokeSession(sid, new Date());
    },
  },
  logger: {
    error(error) {
      if (error instanceof Refused) log({ event: "signInFailed", reason: error.refusal.code });
      else if (error instanceof RefusedProof) log({ event: "proofRefused", reason: error.refusal });
      else log({ event: "authError", type: error.name });
    },
    warn() {},
    debug() {},
  },
}));
