-- Check-backs: on its day the client is asked once about what they wrote. One row for each (client, subject, day).
CREATE TYPE "check_back_state" AS ENUM ('open', 'answered', 'moved', 'cannot_know');

CREATE TABLE "check_back" (
    "practice_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "link_id" UUID,
    "subject_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "outcome_planned_on" DATE,
    "expectancy_planned_on" DATE,
    "belief_planned_on" DATE,
    "evidence_planned_on" DATE,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "check_back_state" NOT NULL DEFAULT 'open',
    "answered_at" TIMESTAMPTZ(3),
    "moved_to" DATE,
    "moved_at" TIMESTAMPTZ(3),
    "words_sealed" BYTEA,

    CONSTRAINT "check_back_pkey" PRIMARY KEY ("practice_id","id"),
    CONSTRAINT "check_back_subject" CHECK ("subject_id" = coalesce("link_id", "record_id")),
    CONSTRAINT "check_back_asks" CHECK (num_nonnulls("outcome_planned_on", "expectancy_planned_on", "belief_planned_on", "evidence_planned_on") >= 1),
    CONSTRAINT "check_back_moved" CHECK (("moved_to" IS NULL) = ("moved_at" IS NULL))
);

-- When a client's check-backs are looked at next: the beginning of their next day, or at once (null). `changes` counts what may
-- have made something due, so that what happens during a look is not lost by it.
CREATE TABLE "check_back_look" (
    "practice_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "next_look_at" TIMESTAMPTZ(3),
    "changes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "check_back_look_pkey" PRIMARY KEY ("practice_id","client_id")
);

-- Two workers at once make one.
CREATE UNIQUE INDEX "check_back_practice_id_client_id_subject_id_due_on_key" ON "check_back"("practice_id", "client_id", "subject_id", "due_on");
CREATE INDEX "check_back_practice_id_record_id_idx" ON "check_back"("practice_id", "record_id");
CREATE INDEX "check_back_look_next_look_at_idx" ON "check_back_look"("next_look_at");

ALTER TABLE "check_back" ADD CONSTRAINT "check_back_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "check_back" ADD CONSTRAINT "check_back_practice_id_record_id_fkey" FOREIGN KEY ("practice_id", "record_id") REFERENCES "record"("practice_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "check_back" ADD CONSTRAINT "check_back_practice_id_link_id_fkey" FOREIGN KEY ("practice_id", "link_id") REFERENCES "prediction"("practice_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "check_back_look" ADD CONSTRAINT "check_back_look_practice_id_client_id_fkey" FOREIGN KEY ("practice_id", "client_id") REFERENCES "client"("practice_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever has finished records is looked at from now on. The owner sees rows of every practice only while this is not forced.
ALTER TABLE "record" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "check_back_look" (practice_id, client_id) SELECT DISTINCT r.practice_id, r.client_id FROM "record" r WHERE r.finished_at IS NOT NULL;
ALTER TABLE "record" FORCE ROW LEVEL SECURITY;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['check_back', 'check_back_look']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY practice_isolation ON %I USING (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid) WITH CHECK (practice_id = nullif(current_setting(''app.practice'', true), '''')::uuid)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO foothold_app', t);
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.client_id IS NOT NULL) EXECUTE FUNCTION refuse_erased_client()', t);
  END LOOP;
END $$;

-- Something that may have come due by what was just written: look at once.
CREATE FUNCTION look_for_check_backs()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.check_back_look AS l (practice_id, client_id) VALUES (NEW.practice_id, NEW.client_id)
    ON CONFLICT (practice_id, client_id) DO UPDATE SET next_look_at = NULL, changes = l.changes + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER look_for_check_backs AFTER INSERT OR UPDATE OF finished_at, progress ON "record"
  FOR EACH ROW WHEN (NEW.finished_at IS NOT NULL) EXECUTE FUNCTION look_for_check_backs();
CREATE TRIGGER look_for_check_backs AFTER INSERT OR UPDATE OF decide_by, outcome ON "prediction"
  FOR EACH ROW EXECUTE FUNCTION look_for_check_backs();
CREATE TRIGGER look_for_check_backs AFTER UPDATE OF answered_at, taken_back_at ON "pace_request"
  FOR EACH ROW EXECUTE FUNCTION look_for_check_backs();
CREATE TRIGGER look_for_check_backs AFTER UPDATE OF moved_to ON "check_back"
  FOR EACH ROW EXECUTE FUNCTION look_for_check_backs();

CREATE FUNCTION look_in_another_zone()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE public.check_back_look l SET next_look_at = NULL, changes = l.changes + 1 WHERE l.practice_id = NEW.practice_id AND l.client_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER look_in_another_zone AFTER UPDATE OF time_zone ON "client"
  FOR EACH ROW WHEN (NEW.erased_at IS NULL AND NEW.time_zone <> OLD.time_zone) EXECUTE FUNCTION look_in_another_zone();

-- Of an erased client nothing stays. Check-backs go with their record; when to look goes here.
GRANT SELECT, DELETE ON "check_back_look" TO foothold_auth;
CREATE FUNCTION erase_check_back_look()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.check_back_look t WHERE t.practice_id = NEW.practice_id AND t.client_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER erase_check_back_look AFTER UPDATE OF erased_at ON "client"
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erase_check_back_look();

-- For the dispatcher of jobs, which stands outside of every practice: whose turn it is, as ids and nothing else.
CREATE POLICY job_dispatch ON "check_back_look" FOR SELECT TO foothold_auth USING (true);
CREATE FUNCTION jobs_list_check_back_looks(p_at timestamptz, p_most integer)
RETURNS TABLE (practice_id uuid, client_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT l.practice_id, l.client_id FROM public.check_back_look l
  JOIN public.client c ON c.practice_id = l.practice_id AND c.id = l.client_id
  WHERE (l.next_look_at IS NULL OR l.next_look_at <= p_at) AND c.erased_at IS NULL AND c.discharged_at IS NULL
  ORDER BY l.next_look_at NULLS FIRST, l.client_id LIMIT p_most
$$;
REVOKE ALL ON FUNCTION jobs_list_check_back_looks(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION jobs_list_check_back_looks(timestamptz, integer) TO foothold_app;
GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION jobs_list_check_back_looks(timestamptz, integer) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;
