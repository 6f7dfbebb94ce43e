import { z } from "zod";

/** That a person was erased, and nothing about them. Kept outside the database, so that it outlives a restored backup. */
export const erasureSchema = z.strictObject({
  practice: z.uuid(),
  client: z.uuid(),
  erasedAt: z.iso.datetime(),
  /** The app_user who asked for it. */
  requestedBy: z.uuid(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** One line of the ledger file. */
export function toLedgerLine({ practice, client, erasedAt, requestedBy }: Erasure): string {
  return `${JSON.stringify({ practice, client, erasedAt, requestedBy })}\n`;
}

/**
 * Reads the ledger file. A line that was cut off while it was written (the machine went down) belongs to an erasure that
 * never took effect; it is left out and counted.
 * @returns each client once, with their first entry, and the numbers of the lines that can't be read, from 1
 */
export function parseLedger(text: string): { erasures: Erasure[]; unreadable: number[] } {
  const erasures = new Map<string, Erasure>();
  const unreadable: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const erasure = parseLine(line);
    if (!erasure) unreadable.push(index + 1);
    else if (!erasures.has(`${erasure.practice} ${erasure.client}`)) erasures.set(`${erasure.practice} ${erasure.client}`, erasure);
  }
  return { erasures: [...erasures.values()], unreadable };
}

function parseLine(line: string): Erasure | null {
  try {
    return erasureSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
