import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLines } from "@/components/client/help-lines";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("title") };
}

/** Open to everybody, before sign-in and without script: no data, plain links, native details. */
export default async function HelpPage() {
  const t = await getTranslations("help");
  return (
    <main className="mx-auto max-w-phone px-gutter-phone py-6 text-lg max-[24.3rem]:px-4">
      <h1 className="text-display">{t("title")}</h1>
      <HelpLines />
      <a
        href="/"
        className="mt-6 flex min-h-[54px] items-center justify-center rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold"
      >
        {t("backToApp")}
      </a>
    </main>
  );
}
