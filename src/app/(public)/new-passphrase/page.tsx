import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OpenReset } from "@/components/passphrase/open-reset";
import { PublicFrame } from "@/components/session/public-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public"))("newPassphrase.title") };
}

export default async function NewPassphrasePage() {
  const t = await getTranslations("public.newPassphrase");
  return (
    <PublicFrame heading={t("heading")}>
      <OpenReset />
    </PublicFrame>
  );
}
