import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InviteForm } from "@/components/invitation/invite-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("invite.heading") };
}

export default function InvitePage() {
  return <InviteForm />;
}
