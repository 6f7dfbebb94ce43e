import { CardSkeleton } from "@/components/client/skeleton";

export default function TodayLoading() {
  return <CardSkeleton />;
}
