import { RowsSkeleton } from "@/components/client/skeleton";

export default function Loading() {
  return <RowsSkeleton />;
}
