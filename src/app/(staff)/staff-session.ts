import { redirect } from "next/navigation";
import { homeOf } from "@/domain/access/home";
import { type Permission, roleMay } from "@/domain/access/permissions";
import { withReturnPath } from "@/domain/access/return-path";
import { askedPath, currentSession, isLapsed } from "@/server/prefetch";

/** Who is signed in, where that is staff with a second factor; everybody else is sent where they belong, and finds back here. */
export async function requireStaff() {
  const session = await currentSession();
  if (!session) redirect(withReturnPath("/sign-in", await askedPath(), (await isLapsed()) ? { lapsed: "1" } : {}));
  if (session.role === "client") redirect(homeOf(session.role));
  if (session.assurance !== "secondFactor") redirect(withReturnPath("/second-factor", await askedPath()));
  return session;
}

/** The same, where their role holds one of these permissions. A page is for those who may use it; the others start at home. */
export async function requirePermission(...permissions: Permission[]) {
  const session = await requireStaff();
  if (!permissions.some((permission) => roleMay(session.role, permission))) redirect(homeOf(session.role));
  return session;
}
