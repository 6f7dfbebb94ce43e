import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicFrame } from "@/components/session/public-frame";
import { SignInForm } from "@/components/session/sign-in-form";
import { Banner } from "@/components/ui/banner";
import { startOf } from "@/domain/access/home";
import { readReturnPath } from "@/domain/access/return-path";
import { currentSession } from "@/server/prefetch";
import { demoAccounts } from "@/server/session/demo";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { lapsed, next: claimed } = await searchParams;
  const next = readReturnPath(claimed);
  const session = await currentSession();
  // A page behind asks for the second factor itself.
  if (session) redirect(next ?? startOf(session));
  const t = await getTranslations("public");
  return (
    <PublicFrame heading={t("signIn.heading")}>
      {lapsed === "1" && <Banner>{t("signIn.lapsed")}</Banner>}
      <div className={lapsed === "1" ? "mt-6" : ""}>
        <SignInForm demo={demoAccounts()} next={next} />
      </div>
    </PublicFrame>
  );
}
