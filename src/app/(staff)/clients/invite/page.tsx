import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InviteForm } from "@/components/invitation/invite-form";
import { requirePermission } from "../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("invite.heading") };
}

export default async function InvitePage() {
  await requirePermission("invitation:write:caseload");
  return <InviteForm />;
}
