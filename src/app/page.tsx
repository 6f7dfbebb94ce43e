import { redirect } from "next/navigation";
import { startOf } from "@/domain/access/home";
import { currentSession, erasedVisitor } from "@/server/prefetch";

export default async function Home() {
  const session = await currentSession();
  if (!session && (await erasedVisitor())) redirect("/erased");
  redirect(session ? startOf(session) : "/sign-in");
}
