import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitePerson } from "@/components/person/invite-person";
import { requirePermission } from "../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("person"))("inviting.heading") };
}

export default async function InvitePersonPage() {
  await requirePermission("invitation:write:practice");
  return <InvitePerson />;
}
