-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('break_glass_opened', 'client_transferred', 'client_discharged', 'consent_withdrawn', 'client_erased');

-- AlterEnum
ALTER TYPE "consent_purpose" ADD VALUE 'supervision';

-- AlterTable
ALTER TABLE "auth_session" ADD COLUMN     "device_label" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "stepped_up_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "client" ADD COLUMN     "discharged_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "display_name" TEXT,
ADD COLUMN     "role" "role" NOT NULL DEFAULT 'client',
ALTER COLUMN "client_id" DROP NOT NULL,
ALTER COLUMN "created_by" DROP NOT NULL;

-- CreateTable
CREATE TABLE "erasure_ledger_entry" (
    "practice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by" UUID NOT NULL,

    CONSTRAINT "erasure_ledger_entry_pkey" PRIMARY KEY ("practice_id","client_id")
);

-- CreateTable
CREATE TABLE "passphrase_reset" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passphrase_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenge" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_secret" (
    "practice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "totp_secret_pkey" PRIMARY KEY ("practice_id","user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "practice_secret" (
    "practice_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "practice_key_version" INTEGER NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_secret_pkey" PRIMARY KEY ("practice_id","purpose")
);

-- CreateTable
CREATE TABLE "private_note" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "words_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "private_note_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "supervision" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "supervisor_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "supervision_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "break_glass_access" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "supervisor_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "break_glass_access_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "notice" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "actor_id" UUID,
    "client_id" UUID,
    "subject_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passphrase_reset_token_hash_key" ON "passphrase_reset"("token_hash");

-- CreateIndex
CREATE INDEX "passphrase_reset_identity_id_idx" ON "passphrase_reset"("identity_id");

-- CreateIndex
CREATE INDEX "sign_in_challenge_expires_at_idx" ON "sign_in_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "recovery_code_practice_id_user_id_idx" ON "recovery_code"("practice_id", "user_id");

-- CreateIndex
CREATE INDEX "passkey_credential_id_idx" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_practice_id_user_id_idx" ON "passkey"("practice_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_practice_id_credential_id_key" ON "passkey"("practice_id", "credential_id");

-- CreateIndex
CREATE INDEX "private_note_practice_id_client_id_therapist_id_created_at_idx" ON "private_note"("practice_id", "client_id", "therapist_id", "created_at");

-- CreateIndex
CREATE INDEX "supervision_practice_id_supervisor_id_idx" ON "supervision"("practice_id", "supervisor_id");

-- CreateIndex
CREATE INDEX "supervision_practice_id_therapist_id_idx" ON "supervision"("practice_id", "therapist_id");

-- CreateIndex
CREATE INDEX "break_glass_access_practice_id_supervisor_id_client_id_idx" ON "break_glass_access"("practice_id", "supervisor_id", "client_id");

-- CreateIndex
CREATE INDEX "break_glass_access_practice_id_client_id_idx" ON "break_glass_access"("practice_id", "client_id");

-- CreateIndex
CREATE INDEX "notice_practice_id_user_id_created_at_idx" ON "notice"("practice_id", "user_id", "created_at");

-- AddForeignKey
ALTER TABLE "client_key" ADD CONSTRAINT "client_key_practice_id_practice_key_version_fkey" FOREIGN KEY ("practice_id", "practice_key_version") REFERENCES "practice_key"("practice_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_secret" ADD CONSTRAINT "totp_secret_practice_id_user_id_fkey" FOREIGN KEY ("practice_id", "user_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_practice_id_user_id_fkey" FOREIGN KEY ("practice_id", "user_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_practice_id_user_id_fkey" FOREIGN KEY ("practice_id", "user_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_secret" ADD CONSTRAINT "practice_secret_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_secret" ADD CONSTRAINT "practice_secret_practice_id_practice_key_version_fkey" FOREIGN KEY ("practice_id", "practice_key_version") REFERENCES "practice_key"("practice_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_note" ADD CONSTRAINT "private_note_practice_id_therapist_id_fkey" FOREIGN KEY ("practice_id", "therapist_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision" ADD CONSTRAINT "supervision_practice_id_supervisor_id_fkey" FOREIGN KEY ("practice_id", "supervisor_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision" ADD CONSTRAINT "supervision_practice_id_therapist_id_fkey" FOREIGN KEY ("practice_id", "therapist_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass_access" ADD CONSTRAINT "break_glass_access_practice_id_supervisor_id_fkey" FOREIGN KEY ("practice_id", "supervisor_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass_access" ADD CONSTRAINT "break_glass_access_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_practice_id_user_id_fkey" FOREIGN KEY ("practice_id", "user_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- Scales and shapes.
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_mfa_level_range" CHECK ("mfa_level" IN (0, 1));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_of_client_or_staff" CHECK (("role" = 'client') = ("client_id" IS NOT NULL));

-- Row-level security: the same policy for every new table with a practice.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['totp_secret', 'recovery_code', 'passkey', 'practice_secret', 'private_note', 'supervision',
                           'break_glass_access', 'notice', 'erasure_ledger_entry']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY practice_isolation ON %I USING (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid) WITH CHECK (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO foothold_app', t);
  END LOOP;
END $$;
REVOKE UPDATE ON "erasure_ledger_entry" FROM foothold_app;
-- A factor that a person removes is gone; a wrapping key that wraps nothing any more too (the foreign keys see to that).
GRANT DELETE ON "totp_secret", "recovery_code", "passkey", "practice_key" TO foothold_app;
-- Taking a challenge is deleting it, so that it is answered once.
GRANT SELECT, INSERT, DELETE ON "sign_in_challenge" TO foothold_app;

GRANT SELECT, INSERT, UPDATE ON "passphrase_reset" TO foothold_auth;
GRANT SELECT ON "passkey" TO foothold_auth;
CREATE POLICY sign_in_lookup ON "passkey" FOR SELECT TO foothold_auth USING (true);

-- The session behind a cookie, with the person it belongs to; nothing when revoked, expired or disabled.
-- An erased client's session is still found, to tell the device to wipe.
DROP FUNCTION auth_find_session(uuid, timestamptz);
CREATE FUNCTION auth_find_session(p_session uuid, p_now timestamptz)
RETURNS TABLE (session_id uuid, practice_id uuid, practice_name text, user_id uuid, role role, display_name text, client_id uuid,
               mfa_level smallint, stepped_up_at timestamptz, last_seen_at timestamptz, erased boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.id, s.practice_id, p.name, u.id, u.role, u.display_name, c.id, s.mfa_level, s.stepped_up_at, s.last_seen_at,
         c.erased_at IS NOT NULL
  FROM public.auth_session s
  JOIN public.app_user u ON u.practice_id = s.practice_id AND u.id = s.user_id
  JOIN public.practice p ON p.id = s.practice_id
  LEFT JOIN public.client c ON c.practice_id = u.practice_id AND c.user_id = u.id
  WHERE s.id = p_session AND s.revoked_at IS NULL AND s.expires_at > p_now
    AND (u.disabled_at IS NULL OR c.erased_at IS NOT NULL)
$$;

-- Whose passkey this is, before a practice is known. The same key in two practices cannot be: it is made for one account.
CREATE FUNCTION auth_find_passkey(p_credential bytea)
RETURNS TABLE (practice_id uuid, user_id uuid, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT k.practice_id, k.user_id, u.role
  FROM public.passkey k
  JOIN public.app_user u ON u.practice_id = k.practice_id AND u.id = k.user_id AND u.disabled_at IS NULL
  WHERE k.credential_id = p_credential
$$;

-- The address and hash of one's own identity, to show the passphrase again.
CREATE FUNCTION auth_own_identity(p_practice uuid, p_user uuid)
RETURNS TABLE (email text, passphrase_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.email, i.passphrase_hash
  FROM public.app_user u JOIN public.sign_in_identity i ON i.id = u.identity_id
  WHERE u.practice_id = p_practice AND u.id = p_user
    AND p_practice = nullif(current_setting('app.practice', true), '')::uuid
$$;

-- The sign-in addresses of a practice's people, for its admin.
CREATE FUNCTION auth_practice_addresses(p_practice uuid)
RETURNS TABLE (user_id uuid, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT u.id, i.email
  FROM public.app_user u JOIN public.sign_in_identity i ON i.id = u.identity_id
  WHERE u.practice_id = p_practice AND p_practice = nullif(current_setting('app.practice', true), '')::uuid
$$;

-- Every account of an identity, wherever it is: for the trail of each practice.
CREATE FUNCTION auth_accounts_of(p_identity uuid)
RETURNS TABLE (practice_id uuid, user_id uuid, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT u.practice_id, u.id, u.role FROM public.app_user u WHERE u.identity_id = p_identity AND u.disabled_at IS NULL
$$;
REVOKE ALL ON FUNCTION auth_accounts_of(uuid) FROM PUBLIC;

-- A new passphrase for one's own identity; every session of it but p_keep ends.
CREATE FUNCTION auth_set_passphrase(p_practice uuid, p_user uuid, p_keep uuid, p_passphrase_hash text, p_now timestamptz)
RETURNS TABLE (practice_id uuid, user_id uuid, role role)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_identity uuid;
BEGIN
  IF p_practice IS DISTINCT FROM nullif(current_setting('app.practice', true), '')::uuid THEN
    RAISE EXCEPTION 'auth_set_passphrase: practice differs from the transaction''s practice';
  END IF;
  SELECT u.identity_id INTO v_identity FROM public.app_user u WHERE u.practice_id = p_practice AND u.id = p_user;
  UPDATE public.sign_in_identity i SET passphrase_hash = p_passphrase_hash WHERE i.id = v_identity;
  UPDATE public.auth_session s SET revoked_at = p_now
    FROM public.app_user u
    WHERE u.identity_id = v_identity AND s.practice_id = u.practice_id AND s.user_id = u.id
      AND s.revoked_at IS NULL AND s.id IS DISTINCT FROM p_keep;
  UPDATE public.passphrase_reset r SET used_at = p_now WHERE r.identity_id = v_identity AND r.used_at IS NULL;
  RETURN QUERY SELECT a.practice_id, a.user_id, a.role FROM public.auth_accounts_of(v_identity) a;
END $$;

-- Another sign-in address for one's own identity. False where it is somebody's already.
CREATE FUNCTION auth_set_address(p_practice uuid, p_user uuid, p_email text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_practice IS DISTINCT FROM nullif(current_setting('app.practice', true), '')::uuid THEN
    RAISE EXCEPTION 'auth_set_address: practice differs from the transaction''s practice';
  END IF;
  UPDATE public.sign_in_identity i SET email = p_email
    FROM public.app_user u WHERE u.practice_id = p_practice AND u.id = p_user AND i.id = u.identity_id;
  RETURN true;
EXCEPTION WHEN unique_violation THEN
  RETURN false;
END $$;

-- Keeps a link to a new passphrase, where the address is known. Earlier links of the identity stop working.
CREATE FUNCTION auth_start_reset(p_email text, p_id uuid, p_token_hash bytea, p_now timestamptz, p_expires timestamptz)
RETURNS TABLE (practice_id uuid, user_id uuid, role role)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_identity uuid;
BEGIN
  SELECT i.id INTO v_identity FROM public.sign_in_identity i WHERE i.email = p_email;
  IF v_identity IS NULL THEN RETURN; END IF;
  UPDATE public.passphrase_reset r SET used_at = p_now WHERE r.identity_id = v_identity AND r.used_at IS NULL;
  INSERT INTO public.passphrase_reset (id, identity_id, token_hash, created_at, expires_at)
    VALUES (p_id, v_identity, p_token_hash, p_now, p_expires);
  RETURN QUERY SELECT a.practice_id, a.user_id, a.role FROM public.auth_accounts_of(v_identity) a;
END $$;

-- Whose link this is, where it still works.
CREATE FUNCTION auth_find_reset(p_token_hash bytea, p_now timestamptz)
RETURNS TABLE (email text, practice_id uuid, user_id uuid, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT i.email, a.practice_id, a.user_id, a.role
  FROM public.passphrase_reset r
  JOIN public.sign_in_identity i ON i.id = r.identity_id
  CROSS JOIN LATERAL public.auth_accounts_of(r.identity_id) a
  WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND r.expires_at > p_now
$$;

-- Uses a link: a new passphrase, and every session of the identity ends. Second factors stay as they are.
CREATE FUNCTION auth_finish_reset(p_token_hash bytea, p_passphrase_hash text, p_now timestamptz)
RETURNS TABLE (practice_id uuid, user_id uuid, role role)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_identity uuid;
BEGIN
  UPDATE public.passphrase_reset r SET used_at = p_now
    WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND r.expires_at > p_now
    RETURNING r.identity_id INTO v_identity;
  IF v_identity IS NULL THEN RETURN; END IF;
  UPDATE public.sign_in_identity i SET passphrase_hash = p_passphrase_hash WHERE i.id = v_identity;
  UPDATE public.auth_session s SET revoked_at = p_now
    FROM public.app_user u
    WHERE u.identity_id = v_identity AND s.practice_id = u.practice_id AND s.user_id = u.id AND s.revoked_at IS NULL;
  RETURN QUERY SELECT a.practice_id, a.user_id, a.role FROM public.auth_accounts_of(v_identity) a;
END $$;

-- The ids of all practices, for work that goes through each of them in turn (rotation, verification, replay).
CREATE FUNCTION maintenance_list_practices()
RETURNS TABLE (practice_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.id FROM public.practice p ORDER BY p.id
$$;

-- Everything of a client's but the bare row, the ids in the audit trail and the ledger entry. Twice is the same as once.
GRANT SELECT, UPDATE, DELETE ON "client", "client_key", "invitation", "consent", "exposure_step", "assignment", "record", "record_version",
  "record_value", "record_review", "prediction", "pace_request", "private_note", "break_glass_access", "care_relationship",
  "app_user", "auth_session", "totp_secret", "recovery_code", "passkey", "op_log" TO foothold_auth;
GRANT INSERT ON "erasure_ledger_entry" TO foothold_auth;
GRANT SELECT ON "erasure_ledger_entry" TO foothold_auth;
GRANT DELETE ON "sign_in_identity", "passphrase_reset" TO foothold_auth;
CREATE FUNCTION erase_client(p_practice uuid, p_client uuid, p_requested_by uuid, p_at timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_user uuid; v_identity uuid;
BEGIN
  IF p_practice IS DISTINCT FROM nullif(current_setting('app.practice', true), '')::uuid THEN
    RAISE EXCEPTION 'erase_client: practice differs from the transaction''s practice';
  END IF;
  SELECT c.user_id INTO v_user FROM public.client c WHERE c.practice_id = p_practice AND c.id = p_client FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM public.client_key t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.record_value t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.record_version t USING public.record r
    WHERE r.practice_id = p_practice AND r.client_id = p_client AND t.practice_id = p_practice AND t.record_id = r.id;
  DELETE FROM public.record_review t USING public.record r
    WHERE r.practice_id = p_practice AND r.client_id = p_client AND t.practice_id = p_practice AND t.record_id = r.id;
  DELETE FROM public.prediction t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.record t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.assignment t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.exposure_step t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.pace_request t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.private_note t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.break_glass_access t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.consent t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  DELETE FROM public.invitation t WHERE t.practice_id = p_practice AND t.client_id = p_client;
  UPDATE public.care_relationship t SET ended_at = coalesce(t.ended_at, p_at) WHERE t.practice_id = p_practice AND t.client_id = p_client;
  UPDATE public.client t SET display_name = '', time_zone = 'UTC', erased_at = coalesce(t.erased_at, p_at)
    WHERE t.practice_id = p_practice AND t.id = p_client;
  IF v_user IS NOT NULL THEN
    DELETE FROM public.op_log t WHERE t.practice_id = p_practice AND t.user_id = v_user;
    DELETE FROM public.totp_secret t WHERE t.practice_id = p_practice AND t.user_id = v_user;
    DELETE FROM public.recovery_code t WHERE t.practice_id = p_practice AND t.user_id = v_user;
    DELETE FROM public.passkey t WHERE t.practice_id = p_practice AND t.user_id = v_user;
    UPDATE public.auth_session t SET device_label = '' WHERE t.practice_id = p_practice AND t.user_id = v_user;
    SELECT u.identity_id INTO v_identity FROM public.app_user u WHERE u.practice_id = p_practice AND u.id = v_user;
    -- The row stays for the sessions that still have to hear of it; it leads to nobody any more.
    UPDATE public.app_user t SET display_name = '', disabled_at = coalesce(t.disabled_at, p_at), identity_id = t.id
      WHERE t.practice_id = p_practice AND t.id = v_user;
    IF NOT EXISTS (SELECT 1 FROM public.app_user u WHERE u.identity_id = v_identity) THEN
      DELETE FROM public.passphrase_reset r WHERE r.identity_id = v_identity;
      DELETE FROM public.sign_in_identity i WHERE i.id = v_identity;
    END IF;
  END IF;
  INSERT INTO public.erasure_ledger_entry (practice_id, client_id, erased_at, requested_by)
    VALUES (p_practice, p_client, p_at, p_requested_by) ON CONFLICT (practice_id, client_id) DO NOTHING;
  RETURN true;
END $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY[
    'auth_find_session(uuid, timestamptz)', 'auth_find_passkey(bytea)', 'auth_own_identity(uuid, uuid)',
    'auth_practice_addresses(uuid)', 'auth_set_passphrase(uuid, uuid, uuid, text, timestamptz)',
    'auth_set_address(uuid, uuid, text)', 'auth_start_reset(text, uuid, bytea, timestamptz, timestamptz)',
    'auth_find_reset(bytea, timestamptz)', 'auth_finish_reset(bytea, text, timestamptz)',
    'maintenance_list_practices()', 'erase_client(uuid, uuid, uuid, timestamptz)']::regprocedure[]
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO foothold_app', f);
  END LOOP;
END $$;

GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION auth_find_session(uuid, timestamptz) OWNER TO foothold_auth;
ALTER FUNCTION auth_find_passkey(bytea) OWNER TO foothold_auth;
ALTER FUNCTION auth_own_identity(uuid, uuid) OWNER TO foothold_auth;
ALTER FUNCTION auth_practice_addresses(uuid) OWNER TO foothold_auth;
ALTER FUNCTION auth_accounts_of(uuid) OWNER TO foothold_auth;
ALTER FUNCTION auth_set_passphrase(uuid, uuid, uuid, text, timestamptz) OWNER TO foothold_auth;
ALTER FUNCTION auth_set_address(uuid, uuid, text) OWNER TO foothold_auth;
ALTER FUNCTION auth_start_reset(text, uuid, bytea, timestamptz, timestamptz) OWNER TO foothold_auth;
ALTER FUNCTION auth_find_reset(bytea, timestamptz) OWNER TO foothold_auth;
ALTER FUNCTION auth_finish_reset(bytea, text, timestamptz) OWNER TO foothold_auth;
ALTER FUNCTION maintenance_list_practices() OWNER TO foothold_auth;
ALTER FUNCTION erase_client(uuid, uuid, uuid, timestamptz) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;
