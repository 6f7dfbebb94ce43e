import { CardSkeleton } from "@/components/client/skeleton";

export default function RecordLoading() {
  return <CardSkeleton />;
}
