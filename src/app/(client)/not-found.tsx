import Link from "next/link";
import { useTranslations } from "next-intl";

export default function ClientNotFound() {
  const t = useTranslations("client.error");
  return (
    <main id="content" className="mt-8">
      <h1 className="text-title">{t("notFound")}</h1>
      <Link href="/today" className="mt-4 inline-flex min-h-target items-center font-medium text-action">
        {t("toToday")}
      </Link>
    </main>
  );
}
