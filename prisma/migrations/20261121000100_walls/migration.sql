-- The first wall: what the database refuses by itself. Written by hand, on purpose not generated from packages/policy
-- (the second wall), so that one mistake cannot open both.

-- ---------------------------------------------------------------------------------------------------------------------
-- Who is asking, and why. Set once per transaction, gone with its end.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE SCHEMA app;
REVOKE ALL ON SCHEMA app FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE FUNCTION app.tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('nahtlos.tenant', true), '')::uuid $$;
CREATE FUNCTION app.actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('nahtlos.actor', true), '')::uuid $$;
CREATE FUNCTION app.unit() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('nahtlos.unit', true), '')::uuid $$;
CREATE FUNCTION app.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('nahtlos.role', true), '') $$;
CREATE FUNCTION app.purpose() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('nahtlos.purpose', true), '') $$;
CREATE FUNCTION app.is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(app.role() = 'system' AND app.purpose() LIKE 'SYSTEM:%', false) $$;

CREATE FUNCTION app.set_context(p_tenant uuid, p_actor uuid, p_unit uuid, p_role text, p_purpose text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF p_role IS NULL OR p_role NOT IN ('case_manager', 'team_lead', 'coordination', 'partner_intake', 'management',
      'administrator', 'dpo', 'volunteer', 'person', 'system') THEN
    RAISE EXCEPTION 'unknown role' USING ERRCODE = 'NA001';
  END IF;
  IF p_purpose IS NULL OR p_purpose !~ '^(CASEWORK|STATISTICS|SUBJECT_ACCESS|REPORTING_DUTY|ADMINISTRATION|SECURITY|REFERRAL:[0-9a-f-]{36}|CASE_CONFERENCE:[0-9a-f-]{36}|SYSTEM:[A-Za-z]{1,40})$' THEN
    RAISE EXCEPTION 'no such purpose' USING ERRCODE = 'NA002';
  END IF;
  PERFORM set_config('nahtlos.tenant', p_tenant::text, true),
          set_config('nahtlos.actor', coalesce(p_actor::text, ''), true),
          set_config('nahtlos.unit', coalesce(p_unit::text, ''), true),
          set_config('nahtlos.role', p_role, true),
          set_config('nahtlos.purpose', p_purpose, true);
END $$;

-- The envelope of every request: finds the signed-in user in the directory and sets tenant, actor and unit from there,
-- never from the request.
CREATE FUNCTION app.enter(p_subject text, p_role text, p_purpose text)
  RETURNS TABLE (tenant_id uuid, actor_id uuid, unit_id uuid, organisation_kind text)
  LANGUAGE plpgsql AS $$
DECLARE found_user record;
BEGIN
  PERFORM set_config('nahtlos.subject', p_subject, true);
  SELECT u.id, u.tenant_id, u.unit_id INTO found_user FROM public.app_user u WHERE u.username = p_subject AND u.active;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not in the directory' USING ERRCODE = 'NA003';
  END IF;
  PERFORM app.set_context(found_user.tenant_id, found_user.id, found_user.unit_id, p_role, p_purpose);
  RETURN QUERY SELECT found_user.tenant_id, found_user.id, found_user.unit_id, o.kind::text
    FROM public.unit n JOIN public.organisation o ON o.id = n.organisation_id WHERE n.id = found_user.unit_id;
END $$;

-- The envelope of the worker: no person, a workflow's name as its purpose.
CREATE FUNCTION app.enter_system(p_tenant uuid, p_workflow text) RETURNS void LANGUAGE sql AS $$
  SELECT app.set_context(p_tenant, NULL, NULL, 'system', 'SYSTEM:' || p_workflow)
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Bad states are impossible.
-- ---------------------------------------------------------------------------------------------------------------------
ALTER TABLE case_file
  ADD CONSTRAINT open_case_has_next_action CHECK (state = 'CLOSED' OR (next_action_code IS NOT NULL AND next_action_on IS NOT NULL)),
  ADD CONSTRAINT closed_case_has_day CHECK ((state = 'CLOSED') = (closed_on IS NOT NULL)),
  ADD CONSTRAINT file_number_not_blank CHECK (btrim(file_number) <> '');
ALTER TABLE person_identity
  ADD CONSTRAINT family_name_not_blank CHECK (btrim(family_name) <> ''),
  ADD CONSTRAINT birth_date_plausible CHECK (birth_date > DATE '1900-12-31');
ALTER TABLE fact ADD CONSTRAINT payload_is_object CHECK (jsonb_typeof(payload) = 'object');
ALTER TABLE journey ADD CONSTRAINT uncovered_has_since CHECK ((uncovered_days = 0) = (uncovered_since IS NULL) AND uncovered_days >= 0);
ALTER TABLE handover ADD CONSTRAINT acknowledged_has_day CHECK ((state = 'ACKNOWLEDGED') = (acknowledged_on IS NOT NULL));
ALTER TABLE task ADD CONSTRAINT done_has_day CHECK ((state = 'DONE') = (done_on IS NOT NULL));
ALTER TABLE consent
  ADD CONSTRAINT at_most_six_months CHECK (valid_to >= valid_from AND valid_to <= valid_from + INTERVAL '6 months'),
  ADD CONSTRAINT withdrawn_has_day CHECK ((state = 'WITHDRAWN') = (withdrawn_on IS NOT NULL)),
  ADD CONSTRAINT granted_is_explained CHECK (state = 'REFUSED' OR explained),
  ADD CONSTRAINT interpreter_independent CHECK (interpreter IN ('NONE_NEEDED', 'INDEPENDENT')),
  ADD CONSTRAINT interpreter_named CHECK ((interpreter = 'INDEPENDENT') = (interpreter_name IS NOT NULL)),
  ADD CONSTRAINT proof_kind CHECK (proof IN ('SIGNATURE', 'SIGNED_UPLOAD', 'NONE') AND (state = 'REFUSED' OR proof <> 'NONE'));
ALTER TABLE referral
  ADD CONSTRAINT one_legal_basis CHECK ((legal_basis = 'CONSENT' AND consent_id IS NOT NULL AND statute_norm IS NULL)
                                     OR (legal_basis = 'STATUTE' AND consent_id IS NULL AND statute_norm IS NOT NULL)),
  ADD CONSTRAINT decline_has_reason CHECK ((state = 'DECLINED') = (decline_reason IS NOT NULL)),
  ADD CONSTRAINT decision_has_day CHECK ((state IN ('ACCEPTED', 'DECLINED')) = (decided_at IS NOT NULL) OR state = 'CANCELLED'),
  ADD CONSTRAINT not_to_oneself CHECK (from_unit_id <> to_unit_id);
ALTER TABLE gap
  ADD CONSTRAINT period_is_quarter CHECK (period ~ '^20[0-9]{2}-Q[1-4]$'),
  ADD CONSTRAINT known_kind CHECK (kind IN ('OFFER_MISSING', 'CAPACITY', 'ACCESS', 'TRANSITION', 'RESPONSIBILITY', 'INFORMATION',
    'INTERPRETING', 'LEGAL', 'RESOURCES', 'COOPERATION', 'DATA', 'QUALITY', 'PROTECTION', 'GOOD_COOPERATION'));

CREATE INDEX fact_case_category ON fact (tenant_id, case_id, category);
CREATE INDEX outbox_waiting ON outbox_event (relayed_at, id);

-- A disclosure has a live consent of the same case for the same unit, or it does not exist (§ 67b SGB X, Art. 7 DSGVO).
CREATE FUNCTION app.check_referral_basis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sent_on date := (NEW.sent_at AT TIME ZONE 'Europe/Berlin')::date;
BEGIN
  IF NEW.legal_basis = 'CONSENT' THEN
    -- Locked: a withdrawal under way is waited for, and one that comes later finds what was sent and ends it.
    PERFORM FROM public.consent c
     WHERE c.id = NEW.consent_id AND c.case_id = NEW.case_id AND c.recipient_unit_id = NEW.to_unit_id
       AND c.state = 'GRANTED' AND sent_on BETWEEN c.valid_from AND c.valid_to
       FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no live consent' USING ERRCODE = 'NA010';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_basis BEFORE INSERT ON referral FOR EACH ROW EXECUTE FUNCTION app.check_referral_basis();

CREATE FUNCTION app.check_package() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE basis record;
BEGIN
  SELECT r.legal_basis, r.consent_id, r.to_unit_id INTO basis FROM public.referral r WHERE r.id = NEW.referral_id;
  IF NOT FOUND OR basis.to_unit_id <> NEW.recipient_unit_id THEN
    RAISE EXCEPTION 'package for another unit' USING ERRCODE = 'NA011';
  END IF;
  IF basis.legal_basis = 'CONSENT' THEN
    PERFORM FROM public.consent c WHERE c.id = basis.consent_id AND c.state = 'GRANTED' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no live consent' USING ERRCODE = 'NA010';
    END IF;
  END IF;
  IF basis.legal_basis = 'CONSENT' AND EXISTS (
    SELECT unnest(NEW.categories)
    EXCEPT
    SELECT i.category FROM public.consent_item i WHERE i.consent_id = basis.consent_id AND i.granted
  ) THEN
    RAISE EXCEPTION 'category not consented' USING ERRCODE = 'NA012';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER package_basis BEFORE INSERT ON package FOR EACH ROW EXECUTE FUNCTION app.check_package();

-- A consent that was refused or withdrawn never becomes one that was given: that needs a new one, with a new proof.
CREATE FUNCTION app.keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.state, NEW.withdrawn_on) IS DISTINCT FROM (OLD.state, OLD.withdrawn_on)
     AND NOT (OLD.state = 'GRANTED' AND NEW.state = 'WITHDRAWN') THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_given_once BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION app.keep_consent();

-- Art. 7 Abs. 3 DSGVO: a withdrawal that leaves a readable package does not commit.
CREATE FUNCTION app.check_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.package p JOIN public.referral r ON r.id = p.referral_id
              WHERE r.consent_id = NEW.id AND p.revoked_at IS NULL) THEN
    RAISE EXCEPTION 'no live consent' USING ERRCODE = 'NA010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER withdrawal_acts_at_once AFTER UPDATE ON consent DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'WITHDRAWN') EXECUTE FUNCTION app.check_withdrawal();

-- A correction stays within its case: pointing at a fact of another would block its correction there.
CREATE FUNCTION app.check_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.fact f WHERE f.id = NEW.supersedes AND f.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'no such fact' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fact_corrects_its_case BEFORE INSERT ON fact FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL)
  EXECUTE FUNCTION app.check_correction();

CREATE FUNCTION app.keep_package() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'revoked_at' IS DISTINCT FROM to_jsonb(OLD) - 'revoked_at' OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'a sealed package does not change' USING ERRCODE = 'NA013';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER package_immutable BEFORE UPDATE ON package FOR EACH ROW EXECUTE FUNCTION app.keep_package();

CREATE FUNCTION app.keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.state, NEW.decline_reason, NEW.decided_at, NEW.decided_by)
       IS DISTINCT FROM (OLD.state, OLD.decline_reason, OLD.decided_at, OLD.decided_by)
     AND OLD.state <> 'SENT' AND NOT (OLD.state = 'ACCEPTED' AND NEW.state = 'CANCELLED') THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_decided_once BEFORE UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION app.keep_decision();

CREATE FUNCTION app.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only' USING ERRCODE = 'NA015';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION app.append_only();

-- ---------------------------------------------------------------------------------------------------------------------
-- Row-level security, forced: the owner is bound too. A table without a policy for a role shows it nothing.
-- ---------------------------------------------------------------------------------------------------------------------
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- The directory of a tenant: no case data in it. The operator (owner role, by migration or set-up) maintains it.
CREATE POLICY read_tenant ON tenant FOR SELECT TO nahtlos_app, nahtlos_relay, nahtlos_report USING (id = (SELECT app.tenant()));
CREATE POLICY read_tenant ON organisation FOR SELECT TO nahtlos_app, nahtlos_relay USING (tenant_id = (SELECT app.tenant()));
CREATE POLICY read_tenant ON unit FOR SELECT TO nahtlos_app, nahtlos_relay USING (tenant_id = (SELECT app.tenant()));
CREATE POLICY read_tenant ON area FOR SELECT TO nahtlos_app, nahtlos_relay, nahtlos_report USING (tenant_id = (SELECT app.tenant()));
-- Who works where in another office is nobody's business: a request sees its own person.
CREATE POLICY oneself ON app_user FOR SELECT TO nahtlos_app USING (username = (SELECT current_setting('nahtlos.subject', true)));
CREATE POLICY read_tenant ON app_user FOR SELECT TO nahtlos_relay USING (tenant_id = (SELECT app.tenant()));
CREATE POLICY set_up ON tenant TO nahtlos_owner USING (true) WITH CHECK (true);
CREATE POLICY set_up ON organisation TO nahtlos_owner USING (true) WITH CHECK (true);
CREATE POLICY set_up ON unit TO nahtlos_owner USING (true) WITH CHECK (true);
CREATE POLICY set_up ON area TO nahtlos_owner USING (true) WITH CHECK (true);
CREATE POLICY set_up ON app_user TO nahtlos_owner USING (true) WITH CHECK (true);

-- The case: its assigned case manager, for casework, and nobody else.
CREATE POLICY assigned ON case_file TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
         AND case_manager_id = (SELECT app.actor()))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager' AND (SELECT app.purpose()) = 'CASEWORK'
         AND case_manager_id = (SELECT app.actor()) AND unit_id = (SELECT app.unit()));

-- What hangs on a case is seen by whoever sees the case (the inner query is itself under the policy above).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_identity', 'fact', 'note', 'journey', 'handover', 'task', 'consent'] LOOP
    EXECUTE format($p$CREATE POLICY of_visible_case ON public.%I TO nahtlos_app
      USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id))
      WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id))$p$, t);
  END LOOP;
END $$;
CREATE POLICY of_visible_consent ON consent_item TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM consent c WHERE c.id = consent_id))
  -- Only together with the consent itself: what somebody signed does not grow afterwards.
  WITH CHECK (tenant_id = (SELECT app.tenant())
              AND EXISTS (SELECT FROM consent c WHERE c.id = consent_id AND c.xmin = pg_current_xact_id()::xid));

-- The rows of earlier imports: keyed hashes are compared by every case manager of the unit, so that importing a file
-- again changes nothing whoever does it. Raw text is unreadable without the case's key.
-- Row-level security knows no columns, so that the hashes of the unit come from a function and the rows (with the case and
-- what was read into it) only to whoever sees the case.
CREATE POLICY read_visible_case ON import_record FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
CREATE POLICY hashes_of_unit ON import_record FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND unit_id = (SELECT app.unit()) AND (SELECT app.role()) = 'case_manager'
         AND (SELECT app.purpose()) = 'CASEWORK');
CREATE FUNCTION app.known_import_rows() RETURNS TABLE (file_number_hash bytea, person_hash bytea, birth_hash bytea, row_hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT ON (r.file_number_hash) r.file_number_hash, r.person_hash, r.birth_hash, r.row_hash
    FROM public.import_record r ORDER BY r.file_number_hash, r.id DESC
$$;
CREATE POLICY of_visible_case ON import_record FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND unit_id = (SELECT app.unit())
         AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));

-- Referrals: the sender's case manager, and the recipient unit. The recipient never sees the case.
-- The sender sends and cancels; accepting and declining is the recipient's alone.
CREATE POLICY sender_reads ON referral FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
CREATE POLICY sender_sends ON referral FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id)
         AND from_unit_id = (SELECT app.unit()) AND state = 'SENT');
CREATE POLICY sender_cancels ON referral FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id)
         AND from_unit_id = (SELECT app.unit()) AND state IN ('SENT', 'CANCELLED'));
-- A foreign key looks past these policies: a handover may not be used to ask whether some referral exists.
CREATE POLICY referral_of_same_case ON handover AS RESTRICTIVE FOR ALL TO nahtlos_app USING (true)
  WITH CHECK (referral_id IS NULL OR EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND r.case_id = handover.case_id));
CREATE POLICY recipient_reads ON referral FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND to_unit_id = (SELECT app.unit())
         AND ((SELECT app.purpose()) = 'CASEWORK' OR (SELECT app.purpose()) = 'REFERRAL:' || id::text));
CREATE POLICY recipient_decides ON referral FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND to_unit_id = (SELECT app.unit())
         AND (SELECT app.purpose()) = 'REFERRAL:' || id::text AND state = 'SENT')
  WITH CHECK (state IN ('ACCEPTED', 'DECLINED') AND to_unit_id = (SELECT app.unit()) AND decided_by = (SELECT app.actor()));

CREATE POLICY of_visible_case ON package TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id WHERE r.id = referral_id))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id WHERE r.id = referral_id));
-- Read under the purpose of this one referral, and only while it lives: withdrawal ends it with its commit.
CREATE POLICY recipient_reads ON package FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND recipient_unit_id = (SELECT app.unit())
         AND (SELECT app.purpose()) = 'REFERRAL:' || referral_id::text AND revoked_at IS NULL
         AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND r.state <> 'CANCELLED'));

CREATE POLICY of_visible_case ON gap TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
CREATE POLICY counted ON gap FOR SELECT TO nahtlos_report
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.purpose()) = 'STATISTICS'
         AND (SELECT app.role()) IN ('management', 'coordination') AND state <> 'DISMISSED');

-- Everybody writes their own trail; nobody but the sealer reads it here.
CREATE POLICY own_trail ON audit_event FOR INSERT TO nahtlos_app, nahtlos_relay, nahtlos_report
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND purpose = (SELECT app.purpose()) AND role = (SELECT app.role())
         AND actor = coalesce((SELECT app.actor())::text, (SELECT app.purpose()))
         AND (unit_id IS NULL OR unit_id = (SELECT app.unit()))
         -- Neither before nor after the fact; the margin is for a clock that is set.
         AND at BETWEEN transaction_timestamp() - INTERVAL '5 minutes' AND clock_timestamp() + INTERVAL '5 minutes');
CREATE POLICY seal ON audit_event FOR SELECT TO nahtlos_sealer USING (true);

-- What the worker acts upon comes only from those who may cause it.
CREATE POLICY send ON outbox_event FOR INSERT TO nahtlos_app, nahtlos_relay
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND ((SELECT app.role()) = 'case_manager' OR (SELECT app.is_system())
    OR ((SELECT app.role()) = 'partner_intake' AND type = 'referral.decided'
        AND (SELECT app.purpose()) = 'REFERRAL:' || (payload->>'referralId'))));
CREATE POLICY relay ON outbox_event FOR SELECT TO nahtlos_relay USING (true);
CREATE POLICY relay_done ON outbox_event FOR UPDATE TO nahtlos_relay USING (true) WITH CHECK (true);

-- The worker: ids, dates, codes and the facts that the law needs; no identity, no note, no package.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['case_file', 'fact', 'journey', 'handover', 'task', 'referral', 'gap'] LOOP
    EXECUTE format($p$CREATE POLICY system ON public.%I TO nahtlos_relay
      USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))
      WITH CHECK ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))$p$, t);
  END LOOP;
END $$;
-- The law needs the day of birth (turning 18, age limit); the column grant below gives no other field of the identity.
CREATE POLICY system ON person_identity FOR SELECT TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));
-- A schedule walks over all tenants: it may see which there are.
CREATE POLICY walk ON tenant FOR SELECT TO nahtlos_relay USING (true);

-- ---------------------------------------------------------------------------------------------------------------------
-- Grants: by table, and by column where a column decides.
-- ---------------------------------------------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA public, app TO nahtlos_app, nahtlos_relay, nahtlos_report, nahtlos_sealer;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenant(), app.actor(), app.unit(), app.role(), app.purpose(), app.is_system(),
  app.set_context(uuid, uuid, uuid, text, text) TO nahtlos_app, nahtlos_relay, nahtlos_report, nahtlos_sealer;
GRANT EXECUTE ON FUNCTION app.enter(text, text, text) TO nahtlos_app, nahtlos_report;
GRANT EXECUTE ON FUNCTION app.known_import_rows() TO nahtlos_app;
GRANT EXECUTE ON FUNCTION app.enter_system(uuid, text) TO nahtlos_relay;

GRANT SELECT ON tenant, organisation, unit, app_user, area TO nahtlos_app;
GRANT SELECT, INSERT ON case_file, person_identity, fact, note, import_record, journey, handover, task, consent, consent_item,
  referral, package, gap TO nahtlos_app;
GRANT UPDATE (case_manager_id, area_id, state, next_action_code, next_action_on, closed_on, household_id) ON case_file TO nahtlos_app;
GRANT UPDATE (given_name, family_name, birth_date, nationality, gender, language, address_lock, place) ON person_identity TO nahtlos_app;
GRANT UPDATE (ruleset, as_of, timeline, uncovered_days, uncovered_since, uncovered_tracks, next_deadline_on, next_deadline_code, computed_at) ON journey TO nahtlos_app, nahtlos_relay;
GRANT UPDATE (due_on, rule, citation, link_id, state, owner_id, next_action, next_action_on, acknowledged_on, overdue_since, referral_id) ON handover TO nahtlos_app, nahtlos_relay;
GRANT UPDATE (due_on, state, done_on, owner_id, citation, documents) ON task TO nahtlos_app, nahtlos_relay;
GRANT UPDATE (state, withdrawn_on) ON consent TO nahtlos_app;
GRANT UPDATE (state, next_action, escalation_level, decline_reason, decided_at, decided_by) ON referral TO nahtlos_app;
GRANT UPDATE (next_action, escalation_level) ON referral TO nahtlos_relay;
GRANT UPDATE (revoked_at) ON package TO nahtlos_app;
GRANT UPDATE (state) ON gap TO nahtlos_app;
GRANT INSERT ON audit_event, outbox_event TO nahtlos_app, nahtlos_relay;

GRANT SELECT ON tenant, organisation, unit, app_user, area, case_file, fact, journey, handover, task, referral, gap, outbox_event TO nahtlos_relay;
GRANT SELECT (case_id, tenant_id, birth_date) ON person_identity TO nahtlos_relay;
GRANT INSERT ON fact, journey, handover, task, gap TO nahtlos_relay;
GRANT UPDATE (next_action_code, next_action_on) ON case_file TO nahtlos_relay;
GRANT UPDATE (relayed_at) ON outbox_event TO nahtlos_relay;

GRANT SELECT ON tenant, area TO nahtlos_report;
GRANT SELECT (username, active, id, tenant_id, unit_id) ON app_user TO nahtlos_report;
GRANT SELECT ON unit, organisation TO nahtlos_report;
GRANT SELECT (id, tenant_id, case_id, household_id, case_manager_id, kind, barrier, field, track, area_id, period, state) ON gap TO nahtlos_report;
GRANT INSERT ON audit_event TO nahtlos_report;
CREATE POLICY enter ON app_user FOR SELECT TO nahtlos_report USING (username = (SELECT current_setting('nahtlos.subject', true)));
CREATE POLICY enter ON unit FOR SELECT TO nahtlos_report USING (tenant_id = (SELECT app.tenant()));
CREATE POLICY enter ON organisation FOR SELECT TO nahtlos_report USING (tenant_id = (SELECT app.tenant()));

GRANT SELECT ON audit_event TO nahtlos_sealer;
