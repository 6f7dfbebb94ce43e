import Credentials from "next-auth/providers/credentials";
import { signInWithPasskey } from "./passkey-sign-in";
import { userOf } from "./proof-providers";

/** A passkey: signing in, the second factor, and showing again who one is. */
export const passkeyProvider = Credentials({
  id: "passkey",
  credentials: { challengeId: {}, assertion: {}, again: {} },
  authorize: (input, request) => userOf(signInWithPasskey(input, request.headers, new Date())),
});
