import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AskReset } from "@/components/passphrase/ask-reset";
import { PublicFrame } from "@/components/session/public-frame";
import { mailRoad } from "@/server/mail/transport";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public"))("forgot.title") };
}

export default async function ForgotPage() {
  const t = await getTranslations("public.forgot");
  const road = mailRoad();
  return (
    <PublicFrame heading={t("heading")}>
      {road === "none" ? (
        <div className="grid gap-4">
          <p>{t("noMail")}</p>
          <p>{t("noMailAsk")}</p>
          <p className="text-ink-2 text-md">{t("noMailPasskey")}</p>
          <Link href="/sign-in" className="font-semibold text-action underline underline-offset-4">
            {t("toSignIn")}
          </Link>
        </div>
      ) : (
        <AskReset road={road} />
      )}
    </PublicFrame>
  );
}
