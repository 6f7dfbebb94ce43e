import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { PracticeId } from "@/domain/access/scope";
import type { SealRef } from "@/server/crypto/envelope";
import { sealBytes } from "@/server/crypto/envelope";
import { KEY_BYTES, type PracticeKey, wrapClientKey } from "@/server/crypto/keys";
import { stepWordsRef } from "@/server/exposure/sealed-words";
import { predictionWordsRef, versionWordsRef } from "@/server/record/sealed-words";
import type { ClientMember } from "@/server/testing/practice-fixture";
import type { BulkCopy } from "./bulk-copy";
import { sampleExposure } from "./sampled-exposure";

const DAY_MS = 86_400_000;
const ZONE = "Europe/Berlin";
const STEPS = ["Say good morning first", "Ask one question in stand-up", "Lunch with two colleagues"] as const;

export type Story = {
  practiceId: PracticeId;
  practiceKey: PracticeKey;
  therapistId: string;
  displayName: string;
  /** How many exposures, evenly over `days` until `now`. */
  records: number;
  days: number;
  /** What the therapist has seen: all but the last two, or nothing because nothing is shared. */
  visibility: "read" | "private";
  random: () => number;
  now: Date;
};

/** All rows of one client who has agreed to everything: keys, ladder, records with sealed words, predictions and ratings. */
export function addClientRows(copy: BulkCopy, story: Story): ClientMember & { recordIds: string[] } {
  const { practiceId, practiceKey, therapistId, displayName, now, random } = story;
  const [clientId, userId, identityId] = [uuidv7(), uuidv7() as ClientMember["userId"], uuidv7()];
  const since = new Date(now.getTime() - (story.days + 7) * DAY_MS);
  const key = randomBytes(KEY_BYTES);
  const seal = (ref: SealRef, words: object) => sealBytes(key, 1, practiceId, ref, Buffer.from(JSON.stringify(words)));
  const of = { practice_id: practiceId, client_id: clientId };

  copy.add("sign_in_identity", { id: identityId, email: `${userId}@bench.example`, passphrase_hash: "none", created_at: since });
  copy.add("app_user", { practice_id: practiceId, id: userId, identity_id: identityId, role: "client", display_name: displayName });
  copy.add("client", {
    practice_id: practiceId,
    id: clientId,
    user_id: userId,
    display_name: displayName,
    time_zone: ZONE,
    created_at: since,
  });
  const wrapped = wrapClientKey(practiceId, practiceKey, { clientId, version: 1, key });
  copy.add("client_key", { ...of, version: 1, practice_key_version: practiceKey.version, wrapped_key: wrapped, created_at: since });
  copy.add("care_relationship", { ...of, id: uuidv7(), therapist_id: therapistId, started_at: since });
  for (const purpose of ["care", "supervision"]) copy.add("consent", { ...of, id: uuidv7(), purpose, text_version: 1, given_at: since });
  const steps = STEPS.map((title, position) => {
    const id = uuidv7();
    const words_sealed = seal(stepWordsRef(id), { title, minimumVersion: "Nod and look up" });
    const made = { created_at: since, updated_at: since };
    copy.add("exposure_step", { ...of, id, position, words_sealed, predicted_suds: 45 + 20 * position, state: "active", ...made });
    return id;
  });
  const recordIds = Array.from({ length: story.records }, (_, index) => {
    const share = index / story.records;
    const at = new Date(now.getTime() - (1 - share) * story.days * DAY_MS - random() * 3_600_000);
    const isNew = index >= story.records - 2;
    const visibility = story.visibility === "private" ? "private" : isNew ? "shared" : "reviewed";
    return addRecord(at, share, visibility, steps[index % steps.length] ?? null);
  });
  return { practiceId, userId, role: "client", displayName, clientId, recordIds };

  function addRecord(at: Date, share: number, visibility: string, stepId: string | null): string {
    const id = uuidv7();
    const { versions, prediction } = sampleExposure(random, share, at.toISOString().slice(0, 10));
    copy.add(
      "record",
      {
        ...{ ...of, id, step_id: stepId, definition_id: "exposure-record", definition_version: 1, progress: "done", visibility },
        ...{ current_version: 2, exhaustion: Math.floor(random() * 10), occurred_at: at, zone: ZONE, received_at: at },
        ...{ after_opened_at: at, finished_at: at, shared_at: visibility === "private" ? null : at },
        opened_at: visibility === "reviewed" ? at : null,
      },
      at,
    );
    for (const [index, { plain, words }] of versions.entries()) {
      const version = index + 1;
      const words_sealed = seal(versionWordsRef(id, version), { answers: words, reasons: [], cleared: [], note: null });
      const when = { occurred_at: at, zone: ZONE };
      copy.add("record_version", { practice_id: practiceId, record_id: id, version, words_sealed, ...when, received_at: at }, at);
      for (const { field, value, choice } of plain)
        copy.add("record_value", { ...of, record_id: id, version, field, value, choice, ...when }, at);
    }
    if (prediction) {
      const { phase, statement, howWillIKnow, decideBy, likelihoodBefore, outcome, degree, likelihoodAgain } = prediction;
      copy.add(
        "prediction",
        {
          ...{
            ...of,
            id,
            record_id: id,
            step_id: stepId,
            phase,
            decide_by: decideBy,
            likelihood_before: likelihoodBefore,
            outcome,
            degree,
          },
          ...{ likelihood_again: likelihoodAgain, predicted_at: at, locked_at: at, outcome_at: at },
          statement_sealed: seal(predictionWordsRef(id), { statement, howWillIKnow }),
        },
        at,
      );
    }
    return id;
  }
}
