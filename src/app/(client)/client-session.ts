import { redirect } from "next/navigation";
import { withReturnPath } from "@/domain/access/return-path";
import { askedPath, currentSession, erasedVisitor } from "@/server/prefetch";

/** Who is signed in, where that is a client; everybody else is sent where they belong. */
export async function requireClient() {
  const session = await currentSession();
  if (!session && (await erasedVisitor())) redirect("/erased");
  if (!session) redirect(withReturnPath("/sign-in", await askedPath()));
  if (session.role !== "client") redirect("/");
  return session;
}
