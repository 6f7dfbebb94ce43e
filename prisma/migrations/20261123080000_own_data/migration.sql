-- Nothing of an erased client comes back. A row that names a client takes the lock that its foreign key takes anyway, a
-- moment earlier, and so meets an erasure either wholly before it (and is erased with the rest) or wholly after (and is
-- refused). The code is that of a conflict: whoever tries again hears what has happened.
CREATE FUNCTION refuse_erased_client()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE v_erased timestamptz;
BEGIN
  SELECT c.erased_at INTO v_erased FROM public.client c
    WHERE c.practice_id = NEW.practice_id AND c.id = NEW.client_id FOR KEY SHARE;
  IF v_erased IS NOT NULL THEN
    RAISE EXCEPTION 'the client was erased' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;

-- The same for what belongs to a person's sign-in, where that person is a client.
CREATE FUNCTION refuse_erased_user()
RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE v_erased timestamptz;
BEGIN
  SELECT c.erased_at INTO v_erased FROM public.client c
    WHERE c.practice_id = NEW.practice_id AND c.user_id = NEW.user_id FOR KEY SHARE;
  IF v_erased IS NOT NULL THEN
    RAISE EXCEPTION 'the client was erased' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['client_key', 'consent', 'exposure_step', 'assignment', 'record', 'record_value', 'prediction',
                           'pace_request', 'private_note', 'break_glass_access', 'care_relationship', 'invitation']
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.client_id IS NOT NULL) EXECUTE FUNCTION refuse_erased_client()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['op_log', 'totp_secret', 'recovery_code', 'passkey']
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_erased_user()', t);
  END LOOP;
END $$;
