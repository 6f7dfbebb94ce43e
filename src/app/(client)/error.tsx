"use client";
import { LoadFailed } from "@/components/client/load-failed";

export default function ClientError({ error, reset }: { error: Error; reset(): void }) {
  return <LoadFailed error={error} onAgain={reset} />;
}
