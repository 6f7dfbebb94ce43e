-- "Can we slow down?": where a request was made and what was added to it, what the answer changes and whether it was heard;
-- rest weeks; what is agreed on for a week; by when a therapist answers, and who covers.
CREATE TYPE "pace_change" AS ENUM ('smaller_steps', 'fewer_things', 'rest_week', 'other_exercise', 'talk_first', 'nothing');
ALTER TYPE "notice_kind" ADD VALUE 'pace_answered_by_cover';

ALTER TABLE "pace_request"
  ADD COLUMN "assignment_id" UUID,
  ADD COLUMN "record_id" UUID,
  ADD COLUMN "step_id" UUID,
  ADD COLUMN "phase" TEXT,
  ADD COLUMN "field" TEXT,
  ADD COLUMN "ask_first" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "exhaustion" SMALLINT,
  ADD COLUMN "stopped_on" DATE,
  ADD COLUMN "changes" "pace_change"[] NOT NULL DEFAULT '{}',
  ADD COLUMN "felt_heard" SMALLINT,
  ADD COLUMN "felt_heard_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "pace_request_scales" CHECK (coalesce("exhaustion", 0) BETWEEN 0 AND 10 AND coalesce("felt_heard", 0) BETWEEN 0 AND 10),
  ADD CONSTRAINT "pace_request_heard_after_answer" CHECK ("felt_heard" IS NULL OR ("answered_at" IS NOT NULL AND "felt_heard_at" IS NOT NULL)),
  ADD CONSTRAINT "pace_request_place" CHECK (length("phase") <= 64 AND length("field") <= 64);

CREATE TABLE "rest_week" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "words_sealed" BYTEA,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "rest_week_pkey" PRIMARY KEY ("practice_id","id"),
    CONSTRAINT "rest_week_days" CHECK ("from_on" <= "to_on" AND "to_on" - "from_on" < 28)
);

CREATE TABLE "pace_agreement" (
    "practice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "things" SMALLINT,
    "minutes" SMALLINT,
    "check_after_sessions" BOOLEAN NOT NULL DEFAULT false,
    "check_after_exercises" BOOLEAN NOT NULL DEFAULT false,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_by" UUID NOT NULL,

    CONSTRAINT "pace_agreement_pkey" PRIMARY KEY ("practice_id","client_id"),
    CONSTRAINT "pace_agreement_dose" CHECK (coalesce("things", 1) BETWEEN 1 AND 50 AND coalesce("minutes", 1) BETWEEN 1 AND 2000)
);

CREATE INDEX "rest_week_practice_id_client_id_from_on_idx" ON "rest_week"("practice_id", "client_id", "from_on");
-- A request in a record is asked for by that record.
CREATE INDEX "pace_request_practice_id_record_id_idx" ON "pace_request"("practice_id", "record_id");

-- When anything last came from a client.
CREATE INDEX "op_log_practice_id_user_id_received_at_idx" ON "op_log"("practice_id", "user_id", "received_at");

ALTER TABLE "rest_week" ADD CONSTRAINT "rest_week_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "rest_week" ADD CONSTRAINT "rest_week_practice_id_set_by_fkey" FOREIGN KEY ("practice_id", "set_by") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pace_agreement" ADD CONSTRAINT "pace_agreement_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pace_agreement" ADD CONSTRAINT "pace_agreement_practice_id_agreed_by_fkey" FOREIGN KEY ("practice_id", "agreed_by") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "therapist_setting"
  ADD COLUMN "answers_within_days" SMALLINT,
  ADD COLUMN "cover_id" UUID,
  ADD CONSTRAINT "therapist_setting_answering" CHECK (
    coalesce("answers_within_days", 1) BETWEEN 1 AND 10
    AND ("cover_id" IS NULL OR ("answers_within_days" IS NOT NULL AND "cover_id" <> "therapist_id"))),
  ADD CONSTRAINT "therapist_setting_practice_id_cover_id_fkey" FOREIGN KEY ("practice_id", "cover_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "therapist_setting_practice_id_cover_id_idx" ON "therapist_setting"("practice_id", "cover_id");

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['rest_week', 'pace_agreement']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY practice_isolation ON %I USING (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid) WITH CHECK (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO foothold_app', t);
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.client_id IS NOT NULL) EXECUTE FUNCTION refuse_erased_client()', t);
    EXECUTE format('GRANT SELECT, DELETE ON %I TO foothold_auth', t);
  END LOOP;
END $$;

-- A rest week moves what comes due in it, and so does stopping for today.
CREATE TRIGGER look_for_check_backs AFTER INSERT OR UPDATE OF ended_at ON "rest_week"
  FOR EACH ROW EXECUTE FUNCTION look_for_check_backs();
CREATE TRIGGER look_for_check_backs_when_stopped AFTER UPDATE OF stopped_on ON "pace_request"
  FOR EACH ROW WHEN (NEW.stopped_on IS DISTINCT FROM OLD.stopped_on) EXECUTE FUNCTION look_for_check_backs();

-- Of an erased client nothing stays.
CREATE FUNCTION erase_pace()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.rest_week t WHERE t.practice_id = NEW.practice_id AND t.client_id = NEW.id;
  DELETE FROM public.pace_agreement t WHERE t.practice_id = NEW.practice_id AND t.client_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER erase_pace AFTER UPDATE OF erased_at ON "client"
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erase_pace();
