import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { CareStanding } from "@/domain/sync/care-window";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import type { PracticeSecretRow } from "../crypto/practice-secret";
import type { Tx } from "../db";

export type StoredOperation = { payloadHash: Uint8Array; result: unknown };
/** `secret` is what the practice hashes operations with, still wrapped; null where it has none yet. */
export type Arrival = { standing: CareStanding; stored: StoredOperation | null; secret: PracticeSecretRow | null };
type SecretColumns = { [column in keyof PracticeSecretRow]: PracticeSecretRow[column] | null };
type ArrivalRow = CareStanding & SecretColumns & { erased: boolean; payloadHash: Uint8Array | null; result: unknown };

/**
 * Authorises now, not when the session was read: the person is still this client and may still sign in.
 * Until the transaction ends they can't be erased.
 * With it comes how they stand with the practice, and what was answered to this operation before, if anything. One statement.
 * @throws AppError UNAUTHENTICATED: the device keeps its queue and asks to sign in; ERASED: the device wipes what it holds
 */
export async function getArrival(tx: Tx, scope: ClientScope, opId: string): Promise<Arrival> {
  const [row] = await tx.$queryRaw<ArrivalRow[]>`
    select o.payload_hash as "payloadHash", o.result, c.discharged_at as "dischargedAt", c.erased_at is not null as erased,
      ${HAS_CARE_CONSENT} as "careAgreed",
      s.wrapped_key as "wrappedKey", k.version as "keyVersion", k.wrapped_key as "keyWrapped"
    from client c
    join app_user u on u.practice_id = c.practice_id and u.id = c.user_id and (u.disabled_at is null or c.erased_at is not null)
    left join op_log o on o.practice_id = c.practice_id and o.user_id = u.id and o.op_id = ${opId}::uuid
    left join practice_secret s on s.practice_id = c.practice_id and s.purpose = 'opPayload'
    left join practice_key k on k.practice_id = s.practice_id and k.version = s.practice_key_version
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${scope.clientId}::uuid and u.id = ${scope.userId}::uuid
    for key share of c`;
  if (row?.erased) throw new AppError("ERASED");
  if (!row) throw new AppError("UNAUTHENTICATED");
  const { dischargedAt, careAgreed, payloadHash, result } = row;
  const { wrappedKey, keyVersion, keyWrapped } = row;
  const secret = wrappedKey && keyVersion !== null && keyWrapped ? { wrappedKey, keyVersion, keyWrapped } : null;
  return { standing: { dischargedAt, careAgreed }, stored: payloadHash ? { payloadHash, result } : null, secret };
}
