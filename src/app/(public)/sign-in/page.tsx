import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicFrame } from "@/components/session/public-frame";
import { SignInForm } from "@/components/session/sign-in-form";
import { startOf } from "@/domain/access/home";
import { currentSession } from "@/server/prefetch";
import { demoAccounts } from "@/server/session/demo";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public"))("signIn.title") };
}

export default async function SignInPage() {
  const session = await currentSession();
  if (session) redirect(startOf(session));
  const t = await getTranslations("public");
  return (
    <PublicFrame heading={t("signIn.heading")}>
      <SignInForm demo={demoAccounts()} />
    </PublicFrame>
  );
}
