import { redirect, unstable_rethrow } from "next/navigation";
import { withReturnPath } from "@/domain/access/return-path";
import { log } from "@/server/log";
import { askedPath, currentSession, erasedVisitor } from "@/server/prefetch";
import { appCode } from "@/server/trpc-error";

/** Who is signed in, where that is a client; everybody else is sent where they belong. */
export async function requireClient() {
  const session = await currentSession();
  if (!session && (await erasedVisitor())) redirect("/erased");
  if (!session) redirect(withReturnPath("/sign-in", await askedPath()));
  if (session.role !== "client") redirect("/");
  return session;
}

/** The same; null while it can't be looked up, because the database is away: then only what is on the phone is there. */
export async function clientIfReachable() {
  try {
    return await requireClient();
  } catch (error) {
    unstable_rethrow(error);
    log({ event: "contextFailed", code: appCode(error), error });
    return null;
  }
}
