import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NotFound() {
  const t = await getTranslations("ui");
  return (
    <main className="mx-auto grid min-h-dvh max-w-phone content-center justify-items-start gap-5 px-gutter-phone text-lg">
      <h1 className="text-display">{t("notFound")}</h1>
      <Link href="/" className="font-semibold text-action underline underline-offset-4">
        {t("toStart")}
      </Link>
    </main>
  );
}
