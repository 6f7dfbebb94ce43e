-- Who appends to a practice's trail while others do waits in one queue of its own, taken before the head's row. Waiting for the row itself is two waits,
-- for its turn and then for the transaction that holds it: with eight at once that costs a quarter more CPU for each event. What is
-- written is as before. The number of the lock is made from the practice; two practices that share one only wait for each other.

DROP FUNCTION audit_append_all(uuid, timestamptz, uuid, jsonb);
CREATE FUNCTION audit_append_all(p_practice uuid, p_at timestamptz, p_actor uuid, p_entries jsonb)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_seq bigint; v_prev bytea; v_hash bytea; v_entry jsonb; v_client uuid; v_event jsonb;
BEGIN
  IF p_practice IS DISTINCT FROM nullif(current_setting('app.practice', true), '')::uuid THEN
    RAISE EXCEPTION 'audit_append_all: practice differs from the transaction''s practice';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('trail|' || p_practice::text, 0));
  SELECT h.seq, h.hash INTO v_seq, v_hash FROM public.audit_head h WHERE h.practice_id = p_practice FOR UPDATE;
  IF NOT FOUND THEN
    -- A practice's first act. Of two that come at once, one makes the row and the other waits for it.
    INSERT INTO public.audit_head (practice_id, seq, hash) VALUES (p_practice, 0, ''::bytea) ON CONFLICT (practice_id) DO NOTHING;
    SELECT h.seq, h.hash INTO v_seq, v_hash FROM public.audit_head h WHERE h.practice_id = p_practice FOR UPDATE;
  END IF;
  FOR v_entry IN SELECT value FROM jsonb_array_elements(p_entries) LOOP
    v_seq := v_seq + 1;
    v_prev := v_hash;
    v_client := (v_entry->>'clientId')::uuid;
    v_event := v_entry->'event';
    v_hash := sha256(v_prev || convert_to(concat_ws('|', v_seq::text, (extract(epoch FROM p_at) * 1000)::bigint::text, coalesce(p_actor::text, ''), coalesce(v_client::text, ''), v_event::text), 'UTF8'));
    INSERT INTO public.audit_event (practice_id, seq, at, actor_id, client_id, event, prev_hash, hash)
    VALUES (p_practice, v_seq, p_at, p_actor, v_client, v_event, v_prev, v_hash);
  END LOOP;
  UPDATE public.audit_head SET seq = v_seq, hash = v_hash WHERE practice_id = p_practice;
  RETURN v_seq;
END $$;

DROP FUNCTION audit_append(uuid, timestamptz, uuid, uuid, jsonb);
CREATE FUNCTION audit_append(p_practice uuid, p_at timestamptz, p_actor uuid, p_client uuid, p_event jsonb)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE v_seq bigint; v_prev bytea; v_hash bytea;
BEGIN
  IF p_practice IS DISTINCT FROM nullif(current_setting('app.practice', true), '')::uuid THEN
    RAISE EXCEPTION 'audit_append: practice differs from the transaction''s practice';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('trail|' || p_practice::text, 0));
  SELECT h.seq + 1, h.hash INTO v_seq, v_prev FROM public.audit_head h WHERE h.practice_id = p_practice FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO public.audit_head (practice_id, seq, hash) VALUES (p_practice, 0, ''::bytea) ON CONFLICT (practice_id) DO NOTHING;
    SELECT h.seq + 1, h.hash INTO v_seq, v_prev FROM public.audit_head h WHERE h.practice_id = p_practice FOR UPDATE;
  END IF;
  v_hash := sha256(v_prev || convert_to(concat_ws('|', v_seq::text, (extract(epoch FROM p_at) * 1000)::bigint::text, coalesce(p_actor::text, ''), coalesce(p_client::text, ''), p_event::text), 'UTF8'));
  INSERT INTO public.audit_event (practice_id, seq, at, actor_id, client_id, event, prev_hash, hash)
  VALUES (p_practice, v_seq, p_at, p_actor, p_client, p_event, v_prev, v_hash);
  UPDATE public.audit_head SET seq = v_seq, hash = v_hash WHERE practice_id = p_practice;
  RETURN v_seq;
END $$;

REVOKE ALL ON FUNCTION audit_append(uuid, timestamptz, uuid, uuid, jsonb), audit_append_all(uuid, timestamptz, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_append(uuid, timestamptz, uuid, uuid, jsonb), audit_append_all(uuid, timestamptz, uuid, jsonb) TO foothold_app;
-- ALTER … OWNER needs CREATE on the schema for the new owner; given for this statement only.
GRANT CREATE ON SCHEMA public TO foothold_auth;
ALTER FUNCTION audit_append(uuid, timestamptz, uuid, uuid, jsonb) OWNER TO foothold_auth;
ALTER FUNCTION audit_append_all(uuid, timestamptz, uuid, jsonb) OWNER TO foothold_auth;
REVOKE CREATE ON SCHEMA public FROM foothold_auth;
