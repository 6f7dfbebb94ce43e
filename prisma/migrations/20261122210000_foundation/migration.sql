-- The house: tables, scales, row-level security, the sign-in functions and the audit chain.
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "assignment_state" AS ENUM ('active', 'done', 'withdrawn');

-- CreateEnum
CREATE TYPE "consent_purpose" AS ENUM ('care');

-- CreateEnum
CREATE TYPE "step_state" AS ENUM ('active', 'resting', 'retired');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'supervisor', 'therapist', 'client');

-- CreateEnum
CREATE TYPE "pace_kind" AS ENUM ('slower', 'pause');

-- CreateEnum
CREATE TYPE "prediction_outcome" AS ENUM ('no', 'partly', 'yes', 'cannot_tell_yet', 'cannot_know');

-- CreateEnum
CREATE TYPE "record_progress" AS ENUM ('draft', 'done', 'partly_done', 'started_and_stopped', 'not_this_time');

-- CreateEnum
CREATE TYPE "record_visibility" AS ENUM ('private', 'shared', 'opened', 'reviewed', 'taken_back');

-- CreateTable
CREATE TABLE "assignment" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "definition_id" TEXT NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "words_sealed" BYTEA NOT NULL,
    "client_confidence" SMALLINT NOT NULL,
    "state" "assignment_state" NOT NULL DEFAULT 'active',
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "practice_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "client_id" UUID,
    "event" JSONB NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("practice_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "practice_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("practice_id")
);

-- CreateTable
CREATE TABLE "client" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "display_name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Berlin',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "client_key" (
    "practice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "practice_key_version" INTEGER NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_key_pkey" PRIMARY KEY ("practice_id","client_id","version")
);

-- CreateTable
CREATE TABLE "care_relationship" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "care_relationship_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "purpose" "consent_purpose" NOT NULL,
    "text_version" INTEGER NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "exposure_step" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "words_sealed" BYTEA NOT NULL,
    "predicted_suds" SMALLINT NOT NULL,
    "state" "step_state" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exposure_step_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "sign_in_identity" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "passphrase_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "app_user" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "mfa_level" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "pace_request" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "pace_kind" NOT NULL,
    "words_sealed" BYTEA,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "answer_sealed" BYTEA,

    CONSTRAINT "pace_request_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "practice" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_key" (
    "practice_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_key_pkey" PRIMARY KEY ("practice_id","version")
);

-- CreateTable
CREATE TABLE "therapist_setting" (
    "practice_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "reading_days" SMALLINT[],
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Berlin',

    CONSTRAINT "therapist_setting_pkey" PRIMARY KEY ("practice_id","therapist_id")
);

-- CreateTable
CREATE TABLE "prediction" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "step_id" UUID,
    "statement_sealed" BYTEA NOT NULL,
    "likelihood_before" SMALLINT,
    "decide_by" DATE,
    "predicted_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_at" TIMESTAMPTZ(3),
    "retrospective" BOOLEAN NOT NULL DEFAULT false,
    "order_by_device" BOOLEAN NOT NULL DEFAULT false,
    "outcome" "prediction_outcome",
    "degree" SMALLINT,
    "outcome_at" TIMESTAMPTZ(3),
    "likelihood_again" SMALLINT,
    "likelihood_later" SMALLINT,
    "likelihood_later_at" TIMESTAMPTZ(3),

    CONSTRAINT "prediction_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "record" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "assignment_id" UUID,
    "step_id" UUID,
    "definition_id" TEXT NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "progress" "record_progress" NOT NULL DEFAULT 'draft',
    "visibility" "record_visibility" NOT NULL DEFAULT 'private',
    "current_version" INTEGER NOT NULL DEFAULT 0,
    "exhaustion" SMALLINT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "after_opened_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "shared_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "assignment_withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "clock_skewed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "record_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "record_version" (
    "practice_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "words_sealed" BYTEA NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_version_pkey" PRIMARY KEY ("practice_id","record_id","version")
);

-- CreateTable
CREATE TABLE "record_value" (
    "practice_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "value" SMALLINT,
    "choice" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,

    CONSTRAINT "record_value_pkey" PRIMARY KEY ("practice_id","record_id","version","field")
);

-- CreateTable
CREATE TABLE "record_review" (
    "practice_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "note_sealed" BYTEA,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_review_pkey" PRIMARY KEY ("practice_id","record_id")
);

-- CreateTable
CREATE TABLE "op_log" (
    "practice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "op_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "payload_hash" BYTEA NOT NULL,
    "result" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "op_log_pkey" PRIMARY KEY ("practice_id","user_id","op_id")
);

-- CreateIndex
CREATE INDEX "assignment_practice_id_client_id_state_idx" ON "assignment"("practice_id", "client_id", "state");

-- CreateIndex
CREATE INDEX "audit_event_practice_id_client_id_seq_idx" ON "audit_event"("practice_id", "client_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "client_practice_id_user_id_key" ON "client"("practice_id", "user_id");

-- CreateIndex
CREATE INDEX "care_relationship_practice_id_therapist_id_idx" ON "care_relationship"("practice_id", "therapist_id");

-- CreateIndex
CREATE INDEX "care_relationship_practice_id_client_id_idx" ON "care_relationship"("practice_id", "client_id");

-- CreateIndex
CREATE INDEX "invitation_token_hash_idx" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_practice_id_client_id_idx" ON "invitation"("practice_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_practice_id_token_hash_key" ON "invitation"("practice_id", "token_hash");

-- CreateIndex
CREATE INDEX "consent_practice_id_client_id_idx" ON "consent"("practice_id", "client_id");

-- CreateIndex

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_identity_email_key" ON "sign_in_identity"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_practice_id_identity_id_key" ON "app_user"("practice_id", "identity_id");

-- CreateIndex
CREATE INDEX "auth_session_practice_id_user_id_idx" ON "auth_session"("practice_id", "user_id");

-- CreateIndex
CREATE INDEX "pace_request_practice_id_client_id_occurred_at_idx" ON "pace_request"("practice_id", "client_id", "occurred_at");

-- CreateIndex
CREATE INDEX "prediction_practice_id_client_id_predicted_at_idx" ON "prediction"("practice_id", "client_id", "predicted_at");

-- CreateIndex
CREATE UNIQUE INDEX "prediction_practice_id_record_id_key" ON "prediction"("practice_id", "record_id");

-- CreateIndex
CREATE INDEX "record_practice_id_client_id_occurred_at_idx" ON "record"("practice_id", "client_id", "occurred_at");

-- CreateIndex
CREATE INDEX "record_practice_id_client_id_visibility_shared_at_idx" ON "record"("practice_id", "client_id", "visibility", "shared_at");

-- CreateIndex
CREATE INDEX "record_value_practice_id_client_id_field_occurred_at_idx" ON "record_value"("practice_id", "client_id", "field", "occurred_at");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_therapist_id_fkey" FOREIGN KEY ("practice_id", "therapist_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_practice_id_step_id_fkey" FOREIGN KEY ("practice_id", "step_id") REFERENCES "exposure_step"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_practice_id_user_id_fkey" FOREIGN KEY ("practice_id", "user_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_key" ADD CONSTRAINT "client_key_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_relationship" ADD CONSTRAINT "care_relationship_practice_id_therapist_id_fkey" FOREIGN KEY ("practice_id", "therapist_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "care_relationship" ADD CONSTRAINT "care_relationship_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_practice_id_created_by_fkey" FOREIGN KEY ("practice_id", "created_by") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_practice_id_user_id_fkey" FOREIGN KEY ("practice_id", "user_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pace_request" ADD CONSTRAINT "pace_request_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pace_request" ADD CONSTRAINT "pace_request_practice_id_answered_by_fkey" FOREIGN KEY ("practice_id", "answered_by") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_key" ADD CONSTRAINT "practice_key_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "therapist_setting" ADD CONSTRAINT "therapist_setting_practice_id_therapist_id_fkey" FOREIGN KEY ("practice_id", "therapist_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_practice_id_step_id_fkey" FOREIGN KEY ("practice_id", "step_id") REFERENCES "exposure_step"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_practice_id_assignment_id_fkey" FOREIGN KEY ("practice_id", "assignment_id") REFERENCES "assignment"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_practice_id_step_id_fkey" FOREIGN KEY ("practice_id", "step_id") REFERENCES "exposure_step"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_version" ADD CONSTRAINT "record_version_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_value" ADD CONSTRAINT "record_value_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_review" ADD CONSTRAINT "record_review_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_review" ADD CONSTRAINT "record_review_practice_id_therapist_id_fkey" FOREIGN KEY ("practice_id", "therapist_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Ladder positions are unique for each client, checked at commit so that a reorder is one statement.
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_position_key" UNIQUE ("practice_id", "client_id", "position") DEFERRABLE INITIALLY DEFERRED;

-- Scales, as the domain has them.
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_suds_range" CHECK ("predicted_suds" BETWEEN 0 AND 100);
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_confidence_range" CHECK ("client_confidence" BETWEEN 0 AND 100);
ALTER TABLE "record" ADD CONSTRAINT "record_exhaustion_range" CHECK ("exhaustion" BETWEEN 0 AND 10);
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_ranges" CHECK (
  "likelihood_before" BETWEEN 0 AND 100 AND "likelihood_again" BETWEEN 0 AND 100
  AND "likelihood_later" BETWEEN 0 AND 100 AND "degree" BETWEEN 0 AND 100);
ALTER TABLE "record_value" ADD CONSTRAINT "record_value_one_kind" CHECK (num_nonnulls("value", "choice") = 1);

GRANT USAGE ON SCHEMA public TO foothold_app, foothold_auth;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- Row-level security: every table with a practice, forced, one policy.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables b USING (table_schema, table_name)
           WHERE c.table_schema = 'public' AND c.column_name = 'practice_id' AND b.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY practice_isolation ON %I USING (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid) WITH CHECK (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO foothold_app', t);
  END LOOP;
END $$;
ALTER TABLE "practice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "practice" FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_isolation ON "practice" USING ("id" = nullif(current_setting('app.practice', true), '')::uuid)
  WITH CHECK ("id" = nullif(current_setting('app.practice', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON "practice" TO foothold_app;

-- Append-only: versions, values, stored results, the audit trail. Nothing of a client's is ever deleted by the app.
REVOKE UPDATE ON "record_version", "record_value", "op_log" FROM foothold_app;
REVOKE INSERT, UPDATE ON "audit_event", "audit_head" FROM foothold_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_limit" TO foothold_app;

-- Sign-in happens before a practice is known. foothold_auth owns the few functions that may look across practices.
GRANT SELECT, INSERT, UPDATE ON "sign_in_identity" TO foothold_auth;
GRANT SELECT ON "practice", "app_user", "client" TO foothold_auth;
GRANT SELECT, UPDATE ON "auth_session" TO foothold_auth;
GRANT SELECT ON "invitation" TO foothold_auth;
CREATE POLICY sign_in_lookup ON "practice" FOR SELECT TO foothold_auth USING (true);
CREATE POLICY sign_in_lookup ON "app_user" FOR SELECT TO foothold_auth USING (true);
CREATE POLICY sign_in_lookup ON "client" FOR SELECT TO foothold_auth USING (true);
CREATE POLICY sign_in_lookup ON "auth_session" FOR SELECT TO foothold_auth USING (true);
CREATE POLICY sign_in_touch ON "auth_session" FOR UPDATE TO foothold_auth USING (true);
CREATE POLICY sign_in_lookup ON "invitation" FOR SELECT TO foothold_auth USING (true);

-- Every membership of a sign-in address that may sign in now. Several rows: the person chooses the practice afterwards.
CREATE FUNCTION auth_find_sign_in(p_email text)
RETURNS TABLE (identity_id uuid, passphrase_hash text, user_id uuid, practice_id uuid, practice_name text, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.id, i.passphrase_hash, u.id, u.practice_id, p.name, u.role
  FROM public.sign_in_identity i
  JOIN public.app_user u ON u.identity_id = i.id AND u.disabled_at IS NULL
  JOIN public.practice p ON p.id = u.practice_id
  WHERE i.email = p_email ORDER BY p.name, u.id
$$;

-- The session behind a cookie, with the person it belongs to; nothing when revoked, expired, idle too long or disabled.
CREATE FUNCTION auth_find_session(p_session uuid, p_now timestamptz)
RETURNS TABLE (session_id uuid, practice_id uuid, practice_name text, user_id uuid, role role, display_name text, client_id uuid, client_display_name text, mfa_level smallint, last_seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.id, s.practice_id, p.name, u.id, u.role, u.display_name, c.id, c.display_name, s.mfa_level, s.last_seen_at
  FROM public.auth_session s
  JOIN public.app_user u ON u.practice_id = s.practice_id AND u.id = s.user_id AND u.disabled_at IS NULL
  JOIN public.practice p ON p.id = s.practice_id
  LEFT JOIN public.client c ON c.practice_id = u.practice_id AND c.user_id = u.id
  WHERE s.id = p_session AND s.revoked_at IS NULL AND s.expires_at > p_now
$$;

CREATE FUNCTION auth_find_invitation(p_token_hash bytea)
RETURNS TABLE (practice_id uuid, practice_name text, invitation_id uuid, client_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT v.practice_id, p.name, v.id, v.client_id
  FROM public.invitation v JOIN public.practice p ON p.id = v.practice_id
  WHERE v.token_hash = p_token_hash
$$;

-- Creates a sign-in address. Returns false where it already exists: an invitation never takes an existing one over.
CREATE FUNCTION auth_create_identity(p_id uuid, p_email text, p_passphrase_hash text)
RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH made AS (
    INSERT INTO public.sign_in_identity (id, email, passphrase_hash) VALUES (p_id, p_email, p_passphrase_hash)
    ON CONFLICT (email) DO NOTHING RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM made)
$$;

-- Appends one event to the practice's chain. The head row is the lock; it is taken last in a transaction, so it is held briefly.
-- hash = sha256(prev_hash || seq || at || actor || client || event)
CREATE FUNCTION audit_append(p_practice uuid, p_at timestamptz, p_actor uuid, p_client uuid, p_event jsonb)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_seq bigint; v_prev bytea; v_hash bytea;
BEGIN
  IF p_practice IS DISTINCT FROM nullif(current_setting('app.practice', true), '')::uuid THEN
    RAISE EXCEPTION 'audit_append: practice differs from the transaction''s practice';
  END IF;
  INSERT INTO public.audit_head (practice_id, seq, hash) VALUES (p_practice, 0, ''::bytea) ON CONFLICT (practice_id) DO NOTHING;
  SELECT h.seq + 1, h.hash INTO v_seq, v_prev FROM public.audit_head h WHERE h.practice_id = p_practice FOR UPDATE;
  v_hash := sha256(v_prev || convert_to(concat_ws('|', v_seq::text, (extract(epoch FROM p_at) * 1000)::bigint::text, coalesce(p_actor::text, ''), coalesce(p_client::text, ''), p_event::text), 'UTF8'));
  INSERT INTO public.audit_event (practice_id, seq, at, actor_id, client_id, event, prev_hash, hash)
  VALUES (p_practice, v_seq, p_at, p_actor, p_client, p_event, v_prev, v_hash);
  UPDATE public.audit_head SET seq = v_seq, hash = v_hash WHERE practice_id = p_practice;
  RETURN v_seq;
END $$;
GRANT SELECT, INSERT, UPDATE ON "audit_event", "audit_head" TO foothold_auth;

DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'public' AND p.prosecdef
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO foothold_app', f);
  END LOOP;
END $$;

-- ALTER … OWNER needs CREATE on the schema for the new owner; given for this statement only.
GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION auth_find_sign_in(text) OWNER TO foothold_auth;
ALTER FUNCTION auth_find_session(uuid, timestamptz) OWNER TO foothold_auth;
ALTER FUNCTION auth_find_invitation(bytea) OWNER TO foothold_auth;
ALTER FUNCTION auth_create_identity(uuid, text, text) OWNER TO foothold_auth;
ALTER FUNCTION audit_append(uuid, timestamptz, uuid, uuid, jsonb) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;
