import { redirect } from "next/navigation";
import { currentSession } from "@/server/prefetch";

/** Who is signed in, where that is a client; everybody else is sent where they belong. */
export async function requireClient() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.role !== "client") redirect("/");
  return session;
}
