-- Art. 9 DSGVO, § 203 StGB: health data and words out of notes stand in no package in plain. Such a section is its
-- category, the fields under the data key of the case, and a keyed hash of them, which the hash of the package covers.
CREATE FUNCTION app.is_sealed_category(p_category text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(p_category IN ('ART9', 'NOTES'), false)
$$;

-- What lies sealed cannot be judged field by field here: that is the sender's gateway's. Which kind of recipient gets
-- such a section at all is judged as before, by the one field that tells.
CREATE FUNCTION app.may_travel_sealed(p_kind text, p_category text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE p_category
    WHEN 'ART9' THEN app.may_travel(p_kind, 'ART9', 'fact.WORK_CAPACITY.able', '')
    WHEN 'NOTES' THEN app.may_travel(p_kind, 'NOTES', 'note.excerpt', '')
    ELSE false
  END
$$;

-- 28 bytes are nonce and tag of AES-256-GCM, 32 an HMAC-SHA-256. Fields in plain, beside or instead, are not let through.
CREATE FUNCTION app.is_sealed_section(p_section jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN jsonb_typeof(p_section) = 'object' AND p_section - '{category,sealed,digest}'::text[] = '{}'
    AND jsonb_typeof(p_section->'sealed') = 'string' AND jsonb_typeof(p_section->'digest') = 'string'
    AND octet_length(decode(p_section->>'sealed', 'base64')) > 28
    AND octet_length(decode(p_section->>'digest', 'base64')) = 32;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN false;
END $$;

CREATE OR REPLACE FUNCTION app.check_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  basis record;
  to_kind text := app.kind_of_unit(NEW.recipient_unit_id);
BEGIN
  SELECT r.legal_basis, r.claimed, r.case_id INTO basis FROM public.referral r WHERE r.id = NEW.referral_id;
  IF basis.legal_basis = 'STATUTE'
     AND NOT NEW.categories::text[] <@ coalesce(app.statute_of(NEW.referral_id), '{}') THEN
    RAISE EXCEPTION 'category beyond the statute' USING ERRCODE = 'NA012';
  END IF;
  IF jsonb_typeof(NEW.content) <> 'array' OR EXISTS (
       SELECT FROM jsonb_array_elements(NEW.content) s
        WHERE NOT coalesce(s->>'category' = ANY(NEW.categories::text[]), false)
           -- § 67a SGB X, Art. 9 Abs. 2 lit. b DSGVO: health data for a benefit that rests on them, and only then.
           OR (s->>'category' = 'ART9' AND to_kind = 'SOZIALAMT' AND basis.claimed IS NULL)) THEN
    RAISE EXCEPTION 'section beyond the basis' USING ERRCODE = 'NA061';
  END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s
              WHERE CASE WHEN app.is_sealed_category(s->>'category')
                         THEN NOT coalesce(app.is_sealed_section(s), false)
                         ELSE jsonb_typeof(s->'fields') IS DISTINCT FROM 'array' OR s - '{category,fields}'::text[] <> '{}' END) THEN
    RAISE EXCEPTION 'section is not sealed, or not open' USING ERRCODE = 'NA061';
  END IF;
  IF EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s
              WHERE app.is_sealed_category(s->>'category') AND NOT app.may_travel_sealed(to_kind, s->>'category'))
     OR EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s, jsonb_array_elements(s->'fields') f
              WHERE NOT app.may_travel(to_kind, s->>'category', f->>'key', f->>'value')
                 OR f - '{key,value}'::text[] <> '{}') THEN
    RAISE EXCEPTION 'field beyond the matrix' USING ERRCODE = 'NA061';
  END IF;
  -- § 51 BMG: a lock hides the address and what it can be told from.
  IF EXISTS (SELECT FROM public.person_identity i WHERE i.case_id = basis.case_id AND i.address_lock)
     AND EXISTS (SELECT FROM jsonb_array_elements(NEW.content) s, jsonb_array_elements(s->'fields') f
                  WHERE f->>'key' = 'identity.place' OR f->>'key' ~ '^fact\.(HOUSING|MOVED|ALLOCATED)\.' OR f->>'key' ~ '\.(ags|at)$') THEN
    RAISE EXCEPTION 'address is locked' USING ERRCODE = 'NA062';
  END IF;
  RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION app.is_sealed_category(text), app.may_travel_sealed(text, text), app.is_sealed_section(jsonb),
  app.check_content() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_sealed_category(text), app.may_travel_sealed(text, text), app.is_sealed_section(jsonb)
  TO nahtlos_app;
