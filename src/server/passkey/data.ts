import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { passkeyList } from "./schema";

type PasskeyView = z.infer<typeof passkeyList>["passkeys"][number];

/** The person's own passkeys, oldest first. */
export async function listPasskeys(tx: Tx, { practiceId, userId }: PracticeScope): Promise<PasskeyView[]> {
  const rows = await tx.passkey.findMany({
    where: { practiceId, userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, label: true, createdAt: true, lastUsedAt: true },
  });
  return rows.map(({ id, label, createdAt, lastUsedAt }) => ({
    id,
    label,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** The ids under which the person's authenticators know their passkeys, so that none is made twice on one device. */
export async function listCredentialIds(tx: Tx, { practiceId, userId }: PracticeScope): Promise<{ id: string; transports: string[] }[]> {
  const rows = await tx.passkey.findMany({ where: { practiceId, userId }, select: { credentialId: true, transports: true } });
  return rows.map(({ credentialId, transports }) => ({ id: Buffer.from(credentialId).toString("base64url"), transports }));
}
