import { redirect } from "next/navigation";
import { startOf } from "@/domain/access/home";
import { currentSession } from "@/server/prefetch";

export default async function Home() {
  const session = await currentSession();
  redirect(session ? startOf(session) : "/sign-in");
}
