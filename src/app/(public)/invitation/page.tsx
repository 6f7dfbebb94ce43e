import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AcceptInvitation } from "@/components/invitation/accept-invitation";
import { PublicFrame } from "@/components/session/public-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public"))("invitation.title") };
}

export default async function InvitationPage() {
  const t = await getTranslations("public");
  return (
    <PublicFrame heading={t("invitation.heading")}>
      <AcceptInvitation />
    </PublicFrame>
  );
}
