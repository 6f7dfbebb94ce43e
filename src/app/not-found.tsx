import { getTranslations } from "next-intl/server";

export default async function NotFound() {
  const t = await getTranslations("ui");
  return (
    <main className="mx-auto grid min-h-dvh max-w-phone content-center justify-items-start gap-5 px-gutter-phone text-lg">
      <h1 className="text-display">{t("notFound")}</h1>
      {/* A plain link: this page travels with every visit, and the start is another frame anyway. */}
      <a href="/" className="font-semibold text-action underline underline-offset-4">
        {t("toStart")}
      </a>
    </main>
  );
}
