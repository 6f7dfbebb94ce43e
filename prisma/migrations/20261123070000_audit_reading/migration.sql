-- Reading the audit trail by what happened, by whom and when. The hashes cover the event alone, from which these columns follow:
-- they can't say anything else. Columns and not indexed expressions, because row-level security lets no index on
-- event->>'kind' be used (the operator may not look at rows before the policy has).
ALTER TABLE "audit_event"
  ADD COLUMN "kind" TEXT GENERATED ALWAYS AS (event ->> 'kind') STORED,
  ADD COLUMN "procedure" TEXT GENERATED ALWAYS AS (event ->> 'procedure') STORED,
  -- Whom a refused request named; unproved, and therefore not in client_id.
  ADD COLUMN "asked_for" TEXT GENERATED ALWAYS AS (event ->> 'requestedClientId') STORED;

CREATE INDEX "audit_event_practice_id_actor_id_seq_idx" ON "audit_event"("practice_id", "actor_id", "seq");
CREATE INDEX "audit_event_practice_id_kind_seq_idx" ON "audit_event"("practice_id", "kind", "seq");
CREATE INDEX "audit_event_practice_id_procedure_seq_idx" ON "audit_event"("practice_id", "procedure", "seq");
CREATE INDEX "audit_event_practice_id_asked_for_seq_idx" ON "audit_event"("practice_id", "asked_for", "seq");
CREATE INDEX "audit_event_practice_id_at_seq_idx" ON "audit_event"("practice_id", "at", "seq");
