import { CardSkeleton } from "@/components/client/skeleton";

export default function ExposureLoading() {
  return <CardSkeleton />;
}
