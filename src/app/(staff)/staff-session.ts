import { redirect } from "next/navigation";
import { homeOf } from "@/domain/access/home";
import { type Permission, roleMay } from "@/domain/access/permissions";
import { currentSession } from "@/server/prefetch";

/** Who is signed in, where that is staff with a second factor; everybody else is sent where they belong. */
export async function requireStaff() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (session.role === "client") redirect(homeOf(session.role));
  if (session.assurance !== "secondFactor") redirect("/second-factor");
  return session;
}

/** The same, where their role holds one of these permissions. A page is for those who may use it; the others start at home. */
export async function requirePermission(...permissions: Permission[]) {
  const session = await requireStaff();
  if (!permissions.some((permission) => roleMay(session.role, permission))) redirect(homeOf(session.role));
  return session;
}
