import { CardSkeleton } from "@/components/client/skeleton";

export default function ExposureLoading() {
  return (
    <main id="content">
      <CardSkeleton />
    </main>
  );
}
