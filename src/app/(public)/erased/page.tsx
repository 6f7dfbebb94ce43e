import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicFrame } from "@/components/session/public-frame";
import { WipeErased } from "@/components/session/wipe-erased";
import { erasedVisitor } from "@/server/prefetch";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("public"))("erased.title") };
}

/** For whom the cookie of an erased account brings, and nobody else. */
export default async function ErasedPage() {
  const userId = await erasedVisitor();
  if (!userId) redirect("/");
  const t = await getTranslations("public");
  return (
    <PublicFrame heading={t("erased.heading")}>
      <WipeErased userId={userId} />
    </PublicFrame>
  );
}
