import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RecordReview } from "@/components/record-review/record-review";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("review.title") };
}

const isId = (id: string) => z.uuid().safeParse(id).success;

export default async function Page({ params }: { params: Promise<{ clientId: string; recordId: string }> }) {
  const { clientId, recordId } = await params;
  if (!isId(clientId) || !isId(recordId)) notFound();
  return <RecordReview clientId={clientId} recordId={recordId} definitions={[exposureRecord]} />;
}
