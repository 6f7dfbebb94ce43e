import { redirect } from "next/navigation";
import { homeOf } from "@/domain/access/home";
import { currentSession } from "@/server/prefetch";

export default async function Home() {
  const session = await currentSession();
  redirect(session ? homeOf(session.role) : "/sign-in");
}
