-- The exercise engine: assignments of any exercise with a rhythm of their own, the practice's library, the client's own
-- lists, threads on records, answers that go to the top of the day.
-- CreateEnum
CREATE TYPE "assignment_frequency" AS ENUM ('once', 'on_days', 'times_in_period', 'any_time');

-- CreateEnum
CREATE TYPE "own_item_kind" AS ENUM ('value', 'belief', 'behaviour', 'sign', 'phrase');

-- AlterEnum
ALTER TYPE "assignment_state" ADD VALUE 'held';

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "frequency" "assignment_frequency" NOT NULL DEFAULT 'once',
ADD COLUMN     "minutes" SMALLINT NOT NULL DEFAULT 5,
ADD COLUMN     "period_days" SMALLINT,
ADD COLUMN     "times" SMALLINT,
ADD COLUMN     "weekdays" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
ADD COLUMN     "window_from" DATE,
ADD COLUMN     "window_to" DATE,
ALTER COLUMN "step_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "record" ADD COLUMN     "edited_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "library_exercise" (
    "practice_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "draft" JSONB,
    "draft_revision" INTEGER NOT NULL DEFAULT 0,
    "latest_version" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "library_exercise_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "library_exercise_version" (
    "practice_id" UUID NOT NULL,
    "exercise_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID NOT NULL,

    CONSTRAINT "library_exercise_version_pkey" PRIMARY KEY ("practice_id","exercise_id","version")
);

-- CreateTable
CREATE TABLE "own_item" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" "own_item_kind" NOT NULL,
    "words_sealed" BYTEA NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "own_item_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "record_message" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "from_client" BOOLEAN NOT NULL,
    "words_sealed" BYTEA NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_message_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "answer_flag" (
    "practice_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,
    "action_sealed" BYTEA,

    CONSTRAINT "answer_flag_pkey" PRIMARY KEY ("practice_id","record_id")
);

-- CreateIndex
CREATE INDEX "library_exercise_practice_id_owner_id_idx" ON "library_exercise"("practice_id", "owner_id");

-- CreateIndex
CREATE INDEX "own_item_practice_id_client_id_kind_idx" ON "own_item"("practice_id", "client_id", "kind");

-- CreateIndex
CREATE INDEX "record_message_practice_id_record_id_received_at_idx" ON "record_message"("practice_id", "record_id", "received_at");

-- CreateIndex
CREATE INDEX "record_message_practice_id_client_id_from_client_seen_at_idx" ON "record_message"("practice_id", "client_id", "from_client", "seen_at");

-- CreateIndex
CREATE INDEX "answer_flag_practice_id_client_id_acknowledged_at_idx" ON "answer_flag"("practice_id", "client_id", "acknowledged_at");

-- AddForeignKey
ALTER TABLE "library_exercise" ADD CONSTRAINT "library_exercise_practice_id_owner_id_fkey" FOREIGN KEY ("practice_id", "owner_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_exercise_version" ADD CONSTRAINT "library_exercise_version_practice_id_exercise_id_fkey" FOREIGN KEY ("practice_id", "exercise_id") REFERENCES "library_exercise"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_exercise_version" ADD CONSTRAINT "library_exercise_version_practice_id_published_by_fkey" FOREIGN KEY ("practice_id", "published_by") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_item" ADD CONSTRAINT "own_item_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_message" ADD CONSTRAINT "record_message_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_message" ADD CONSTRAINT "record_message_practice_id_author_id_fkey" FOREIGN KEY ("practice_id", "author_id") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_flag" ADD CONSTRAINT "answer_flag_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_flag" ADD CONSTRAINT "answer_flag_practice_id_acknowledged_by_fkey" FOREIGN KEY ("practice_id", "acknowledged_by") REFERENCES "app_user"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['library_exercise', 'library_exercise_version', 'own_item', 'record_message', 'answer_flag']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY practice_isolation ON %I USING (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid) WITH CHECK (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO foothold_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['own_item', 'record_message', 'answer_flag']
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.client_id IS NOT NULL) EXECUTE FUNCTION refuse_erased_client()', t);
  END LOOP;
END $$;
-- A published version stands.
REVOKE UPDATE ON "library_exercise_version" FROM foothold_app;
-- What was never published can be thrown away.
GRANT DELETE ON "library_exercise" TO foothold_app;

-- Of an erased client's exercises nothing stays. Messages and flags go with their record; lists go here.
GRANT SELECT, DELETE ON "own_item" TO foothold_auth;
CREATE FUNCTION erase_own_items()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.own_item t WHERE t.practice_id = NEW.practice_id AND t.client_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER erase_own_items AFTER UPDATE OF erased_at ON "client"
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erase_own_items();

-- Each rhythm has what it needs, and nothing else.
ALTER TABLE "assignment" ADD CONSTRAINT assignment_rhythm CHECK (
  (frequency = 'on_days') = (cardinality(weekdays) > 0)
  AND (frequency = 'times_in_period') = (times IS NOT NULL AND period_days IS NOT NULL)
  AND coalesce(times, 1) BETWEEN 1 AND 50 AND coalesce(period_days, 1) BETWEEN 1 AND 92 AND minutes BETWEEN 1 AND 600
  AND (window_from IS NULL OR window_to IS NULL OR window_from <= window_to));
