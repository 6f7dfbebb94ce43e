import type { Replayed } from "./replay";

const people = (count: number) => `${count} ${count === 1 ? "person" : "people"}`;

/** What a replay did, in lines for whoever runs the server: counts, never whom. */
export function describeReplay({ erasedAgain, stillErased, absent, added, unreadable }: Replayed): string[] {
  const lines = [
    `Ledger of erasures: ${people(erasedAgain + stillErased + absent)}.`,
    `  erased again after a restore: ${erasedAgain}`,
    `  erased, as they should be:    ${stillErased}`,
    `  not in this database:         ${absent}`,
  ];
  if (added > 0) lines.push(`  added to the file from the database: ${added}`);
  if (unreadable.length > 0)
    lines.push(`  lines that were cut off while they were written, of erasures that never took effect: ${unreadable.join(", ")}`);
  return lines;
}
