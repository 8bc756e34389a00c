-- The person and the guardian (Art. 15 DSGVO), the code on paper with which they sign in, and tasks of volunteers.

CREATE TYPE "PersonLinkKind" AS ENUM ('SELF', 'GUARDIAN');
CREATE TYPE "GuardianKind" AS ENUM ('PARENT', 'VORMUND', 'BETREUER');
CREATE TYPE "VolunteerTaskState" AS ENUM ('OPEN', 'DONE', 'RETURNED', 'WITHDRAWN');

CREATE TABLE "person_link" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" "PersonLinkKind" NOT NULL,
    "guardian_kind" "GuardianKind",
    "valid_from" DATE NOT NULL DEFAULT (now() AT TIME ZONE 'Europe/Berlin')::date,
    "valid_to" DATE,
    "revoked_at" TIMESTAMPTZ(6),
    "identity_provider" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "person_link_pkey" PRIMARY KEY ("id"),
    -- A guardianship has a kind and an end; of oneself there is neither.
    CONSTRAINT guardian_has_kind_and_end CHECK ((kind = 'GUARDIAN') = (guardian_kind IS NOT NULL)
      AND (kind = 'GUARDIAN') = (valid_to IS NOT NULL) AND (valid_to IS NULL OR valid_to >= valid_from))
);
CREATE UNIQUE INDEX "person_link_tenant_id_id_key" ON "person_link"("tenant_id", "id");
CREATE INDEX "person_link_case_id_idx" ON "person_link"("case_id");
CREATE INDEX "person_link_user_id_idx" ON "person_link"("user_id");
ALTER TABLE "person_link"
  ADD CONSTRAINT "person_link_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "person_link_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "person_code" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "selector" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "issued_by" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL DEFAULT (now() + '30 days'::interval),
    "used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    CONSTRAINT "person_code_pkey" PRIMARY KEY ("id"),
    CONSTRAINT keyed_hashes CHECK (length(selector) = 32 AND length(hash) = 32)
);
CREATE UNIQUE INDEX "person_code_selector_key" ON "person_code"("selector");
CREATE INDEX "person_code_link_id_idx" ON "person_code"("link_id");
ALTER TABLE "person_code"
  ADD CONSTRAINT "person_code_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "person_code_tenant_id_link_id_fkey" FOREIGN KEY ("tenant_id", "link_id") REFERENCES "person_link"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "volunteer_task" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "volunteer_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "VolunteerTaskState" NOT NULL DEFAULT 'OPEN',
    "settled_on" DATE,
    "consented_on" DATE NOT NULL,
    "consent_proof" TEXT NOT NULL,
    "given_by" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "volunteer_task_pkey" PRIMARY KEY ("id"),
    CONSTRAINT short_text CHECK (length(text) <= 200 AND length(first_name) BETWEEN 1 AND 60),
    -- Without a proof there was no consent (Art. 7 Abs. 1 DSGVO), and without one nothing is told to a volunteer.
    CONSTRAINT consent_is_proven CHECK (consent_proof IN ('SIGNATURE', 'SIGNED_UPLOAD')),
    CONSTRAINT settled_has_day CHECK ((state = 'OPEN') = (settled_on IS NULL))
);
CREATE INDEX "volunteer_task_case_id_idx" ON "volunteer_task"("case_id");
CREATE INDEX "volunteer_task_volunteer_id_idx" ON "volunteer_task"("volunteer_id");
ALTER TABLE "volunteer_task"
  ADD CONSTRAINT "volunteer_task_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "volunteer_task_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "volunteer_task_tenant_id_volunteer_id_fkey" FOREIGN KEY ("tenant_id", "volunteer_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- That a note is about somebody else too is marked later as well (Art. 15 Abs. 4 DSGVO); what it says is not changed.
GRANT UPDATE (third_party) ON note TO nahtlos_app;

ALTER TABLE person_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_link FORCE ROW LEVEL SECURITY;
ALTER TABLE person_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_code FORCE ROW LEVEL SECURITY;
ALTER TABLE volunteer_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE volunteer_task FORCE ROW LEVEL SECURITY;

-- ---------------------------------------------------------------------------------------------------------------------
-- Whose own case is it? Asked by functions of the owner, whose policies show it the caller's own rows only.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE POLICY own_link ON person_link FOR SELECT TO nahtlos_owner
  USING ((tenant_id = (SELECT app.tenant()) AND user_id = (SELECT app.actor()))
         -- Before the envelope knows an actor it asks about the subject, and the door about the link of one code.
         OR 'person:' || user_id::text = (SELECT current_setting('nahtlos.subject', true))
         OR id::text = (SELECT current_setting('nahtlos.link', true)));
CREATE POLICY own_link ON person_identity FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant())
         AND EXISTS (SELECT FROM person_link l WHERE l.case_id = person_identity.case_id AND l.user_id = app.actor()));

CREATE FUNCTION app.own_case(p_case uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(app.purpose() = 'SUBJECT_ACCESS' AND EXISTS (
    SELECT FROM public.person_link l, (SELECT (now() AT TIME ZONE 'Europe/Berlin')::date AS today) d
     WHERE l.case_id = p_case AND l.tenant_id = app.tenant() AND l.user_id = app.actor() AND l.revoked_at IS NULL
       AND app.role() = CASE l.kind WHEN 'SELF' THEN 'person' ELSE 'guardian' END
       AND (l.kind = 'SELF' OR (d.today BETWEEN l.valid_from AND l.valid_to
         -- Parents and a Vormund act for a minor (§§ 1629, 1773 BGB); majority ends it (§ 2 BGB), whatever the link says.
         AND (l.guardian_kind = 'BETREUER' OR EXISTS (SELECT FROM public.person_identity i
               WHERE i.case_id = l.case_id AND i.birth_date > d.today - INTERVAL '18 years'))))), false)
$$;

-- A revoked link ends its token with the next request: the envelope then finds nobody under this name.
CREATE FUNCTION app.may_enter(p_user uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.person_link l WHERE l.user_id = p_user AND l.revoked_at IS NULL
    AND (l.kind = 'SELF' OR (now() AT TIME ZONE 'Europe/Berlin')::date BETWEEN l.valid_from AND l.valid_to))
$$;
CREATE POLICY linked_person ON app_user AS RESTRICTIVE FOR SELECT TO nahtlos_app, nahtlos_report
  USING (username NOT LIKE 'person:%' OR app.may_enter(id));

-- Whoever came with a code acts as person or guardian and as nothing else, whatever a token says.
CREATE OR REPLACE FUNCTION app.enter(p_subject text, p_role text, p_purpose text)
  RETURNS TABLE (tenant_id uuid, actor_id uuid, unit_id uuid, organisation_kind text)
  LANGUAGE plpgsql AS $$
DECLARE found_user record;
BEGIN
  PERFORM set_config('nahtlos.subject', p_subject, true);
  SELECT u.id, u.tenant_id, u.unit_id INTO found_user FROM public.app_user u WHERE u.username = p_subject AND u.active;
  IF NOT FOUND OR (p_subject LIKE 'person:%' AND p_role IS DISTINCT FROM 'person' AND p_role IS DISTINCT FROM 'guardian') THEN
    RAISE EXCEPTION 'not in the directory' USING ERRCODE = 'NA003';
  END IF;
  PERFORM app.set_context(found_user.tenant_id, found_user.id, found_user.unit_id, p_role, p_purpose);
  RETURN QUERY SELECT found_user.tenant_id, found_user.id, found_user.unit_id, o.kind::text
    FROM public.unit n JOIN public.organisation o ON o.id = n.organisation_id WHERE n.id = found_user.unit_id;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What the person and the guardian read: the own case, table by table (section 3 of the access matrix).
-- ---------------------------------------------------------------------------------------------------------------------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_identity', 'journey', 'consent', 'referral', 'volunteer_task'] LOOP
    EXECUTE format($p$CREATE POLICY own ON public.%I FOR SELECT TO nahtlos_app
      USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND app.own_case(case_id))$p$, t);
  END LOOP;
END $$;
-- The guardian: everything but notes and the plan.
CREATE POLICY own ON fact FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND ((SELECT app.role()) = 'person'
         OR ((SELECT app.role()) = 'guardian' AND category <> 'NOTES')) AND app.own_case(case_id));
CREATE POLICY own ON task FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'person' AND app.own_case(case_id));
CREATE POLICY own ON note FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'person' AND NOT confidential AND NOT third_party
         AND app.own_case(case_id));
CREATE POLICY own ON consent_item FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND EXISTS (SELECT FROM consent c WHERE c.id = consent_id AND app.own_case(c.case_id)));
CREATE POLICY own ON package FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND app.own_case(r.case_id)));
CREATE POLICY own ON person_link FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND user_id = (SELECT app.actor()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND app.own_case(case_id));

-- ---------------------------------------------------------------------------------------------------------------------
-- What they do: withdraw (Art. 7 Abs. 3 DSGVO), and nothing else.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE POLICY own_withdrawal ON consent FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND state = 'GRANTED'
         AND app.own_case(case_id))
  WITH CHECK (state = 'WITHDRAWN' AND app.own_case(case_id));
CREATE POLICY own_withdrawal ON referral FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND state IN ('SENT', 'ACCEPTED')
         AND app.own_case(case_id))
  WITH CHECK (state = 'CANCELLED' AND app.own_case(case_id)
         AND EXISTS (SELECT FROM consent c WHERE c.id = consent_id AND c.state = 'WITHDRAWN'));
CREATE POLICY own_withdrawal ON package FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND revoked_at IS NULL
         AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND app.own_case(r.case_id)))
  WITH CHECK (revoked_at IS NOT NULL AND EXISTS (SELECT FROM referral r JOIN consent c ON c.id = r.consent_id
         WHERE r.id = referral_id AND c.state = 'WITHDRAWN' AND app.own_case(r.case_id)));
-- The withdrawing transaction has just written the consent, which must not let it write what was signed.
CREATE POLICY signed_with_case_manager ON consent_item AS RESTRICTIVE FOR INSERT TO nahtlos_app
  WITH CHECK ((SELECT app.role()) = 'case_manager');
CREATE POLICY own_withdrawal ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND type IN ('referral.cancelled', 'case.changed') AND app.own_case((payload->>'caseId')::uuid));

-- ---------------------------------------------------------------------------------------------------------------------
-- The case manager hands out and takes back; the gateway's door redeems.
-- ---------------------------------------------------------------------------------------------------------------------
DO $$
DECLARE t text;
DECLARE assigned text := $c$tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
  AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor()))$c$;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_link', 'person_code', 'volunteer_task'] LOOP
    EXECUTE format('CREATE POLICY manager_reads ON public.%I FOR SELECT TO nahtlos_app USING (%s)', t, assigned);
    -- Else they would go by cascade alone, and the certificate of deletion would not count them.
    EXECUTE format($p$CREATE POLICY erasure ON public.%I TO nahtlos_owner
      USING (tenant_id = (SELECT app.tenant()) AND case_id = (SELECT app.erasing()))
      WITH CHECK (tenant_id = (SELECT app.tenant()))$p$, t);
  END LOOP;
  EXECUTE format('CREATE POLICY manager_links ON person_link FOR INSERT TO nahtlos_app WITH CHECK (%s
    AND NOT identity_provider AND revoked_at IS NULL AND created_by = (SELECT app.actor()))', assigned);
  EXECUTE format('CREATE POLICY manager_revokes ON person_link FOR UPDATE TO nahtlos_app USING (%s AND revoked_at IS NULL)
    WITH CHECK (%s AND revoked_at IS NOT NULL)', assigned, assigned);
  EXECUTE format('CREATE POLICY manager_issues ON person_code FOR INSERT TO nahtlos_app WITH CHECK (%s
    AND issued_by = (SELECT app.actor()) AND failed = 0 AND EXISTS (SELECT FROM public.person_link l WHERE l.id = link_id
      AND l.case_id = person_code.case_id AND l.revoked_at IS NULL AND NOT l.identity_provider))', assigned);
  EXECUTE format('CREATE POLICY manager_revokes ON person_code FOR UPDATE TO nahtlos_app USING (%s AND revoked_at IS NULL)
    WITH CHECK (%s AND revoked_at IS NOT NULL)', assigned, assigned);
  EXECUTE format('CREATE POLICY manager_gives ON volunteer_task FOR INSERT TO nahtlos_app WITH CHECK (%s
    AND state = ''OPEN'' AND given_by = (SELECT app.actor()))', assigned);
  EXECUTE format('CREATE POLICY manager_withdraws ON volunteer_task FOR UPDATE TO nahtlos_app USING (%s)
    WITH CHECK (%s AND state = ''WITHDRAWN'')', assigned, assigned);
END $$;

GRANT SELECT ON person_link, volunteer_task TO nahtlos_app;
GRANT INSERT (id, tenant_id, case_id, kind, guardian_kind, valid_from, valid_to, identity_provider, created_by, created_at) ON person_link TO nahtlos_app;
GRANT UPDATE (revoked_at) ON person_link TO nahtlos_app;
-- A hash is compared inside the database and never leaves it.
GRANT SELECT (id, tenant_id, case_id, link_id, failed, issued_by, issued_at, expires_at, used_at, revoked_at) ON person_code TO nahtlos_app;
GRANT INSERT (id, tenant_id, case_id, link_id, selector, hash, failed, issued_by, issued_at) ON person_code TO nahtlos_app;
GRANT UPDATE (revoked_at) ON person_code TO nahtlos_app;
GRANT INSERT (id, tenant_id, case_id, unit_id, volunteer_id, first_name, language, code, text, due_on, state, consented_on, consent_proof, given_by, given_at) ON volunteer_task TO nahtlos_app;
GRANT UPDATE (state, settled_on) ON volunteer_task TO nahtlos_app;

-- The directory's row of a person: a pseudonym and no name. Made with the link, so that no link can take over an account.
CREATE FUNCTION app.make_person() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT NEW.identity_provider THEN
    INSERT INTO public.app_user (id, tenant_id, unit_id, username, display_name)
    VALUES (NEW.user_id, NEW.tenant_id, app.unit(), 'person:' || NEW.user_id::text, '');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_is_made BEFORE INSERT ON person_link FOR EACH ROW EXECUTE FUNCTION app.make_person();

-- The operator links accounts of the identity provider, as it keeps the directory.
CREATE POLICY set_up ON person_link FOR INSERT TO nahtlos_owner WITH CHECK (identity_provider);

CREATE FUNCTION app.revoke_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER link_revoked_once BEFORE UPDATE ON person_link FOR EACH ROW EXECUTE FUNCTION app.revoke_once();

-- One code by the keyed hash of its first signs: nobody who knows none of a code can lock it.
CREATE POLICY redeem ON person_code TO nahtlos_owner
  USING (encode(selector, 'hex') = (SELECT current_setting('nahtlos.selector', true)));
CREATE FUNCTION app.redeem_person_code(p_selector bytea, p_hash bytea)
  RETURNS TABLE (code_id uuid, linked_case uuid, subject text, acting_role text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE code record;
BEGIN
  PERFORM set_config('nahtlos.selector', encode(p_selector, 'hex'), true);
  SELECT * INTO code FROM public.person_code c WHERE c.selector = p_selector FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF code.hash <> p_hash THEN
    UPDATE public.person_code c SET failed = c.failed + 1 WHERE c.id = code.id;
    RETURN;
  END IF;
  IF code.used_at IS NOT NULL OR code.revoked_at IS NOT NULL OR code.expires_at <= now() OR code.failed >= 5 THEN
    RETURN;
  END IF;
  PERFORM set_config('nahtlos.link', code.link_id::text, true);
  RETURN QUERY
    WITH used AS (UPDATE public.person_code c SET used_at = now() FROM public.person_link l
      WHERE c.id = code.id AND l.id = c.link_id AND l.revoked_at IS NULL AND NOT l.identity_provider
        AND (l.kind = 'SELF' OR (now() AT TIME ZONE 'Europe/Berlin')::date BETWEEN l.valid_from AND l.valid_to)
      RETURNING c.id, l.case_id, l.user_id, l.kind)
    SELECT u.id, u.case_id, 'person:' || u.user_id::text, CASE u.kind WHEN 'SELF' THEN 'person' ELSE 'guardian' END FROM used u;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What row-level security cannot say, since it knows rows and not columns: a few columns of a case, and who read it.
-- ---------------------------------------------------------------------------------------------------------------------
-- The caller's own cases at once, so that a policy asks once for a statement and not for each row of everybody.
CREATE FUNCTION app.own_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN app.purpose() = 'SUBJECT_ACCESS' THEN ARRAY(
    SELECT l.case_id FROM public.person_link l WHERE l.user_id = app.actor() AND app.own_case(l.case_id)) ELSE '{}' END
$$;
CREATE POLICY owner_answers ON case_file FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND id = ANY ((SELECT app.own_cases())::uuid[]));
CREATE FUNCTION app.my_cases()
  RETURNS TABLE (case_id uuid, kind text, guardian_kind text, valid_to date, state text, opened_on date, unit_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.id, l.kind::text, l.guardian_kind::text, l.valid_to, c.state::text, c.opened_on, c.unit_id
    FROM public.person_link l JOIN public.case_file c ON c.id = l.case_id
   WHERE l.user_id = app.actor() AND l.revoked_at IS NULL AND app.own_case(c.id) ORDER BY c.id
$$;

CREATE POLICY owner_answers ON referral FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.own_cases())::uuid[]));
CREATE POLICY owner_answers ON audit_event FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (case_id = ANY ((SELECT app.own_cases())::uuid[]) OR (object_type = 'referral'
           AND object_id IN (SELECT r.id FROM referral r WHERE r.case_id = ANY ((SELECT app.own_cases())::uuid[])))));
-- Office, role, purpose and day; who sat at the desk is the office's own matter (EuGH C-579/21).
CREATE FUNCTION app.my_accesses(p_case uuid)
  RETURNS TABLE (day date, last_at timestamptz, unit_id uuid, role text, purpose text, action text, recipient_unit_id uuid, times int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (a.at AT TIME ZONE 'Europe/Berlin')::date, max(a.at), a.unit_id, a.role, split_part(a.purpose, ':', 1), a.action,
         a.recipient_unit_id, count(*)::int
    FROM public.audit_event a
   WHERE (SELECT app.own_case(p_case)) AND a.actor <> app.actor()::text
     AND (a.case_id = p_case OR (a.object_type = 'referral'
       AND a.object_id = ANY (ARRAY(SELECT r.id FROM public.referral r WHERE r.case_id = p_case))))
   GROUP BY 1, 3, 4, 5, 6, 7 ORDER BY 2 DESC LIMIT 300
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Volunteers: first name, language and one task, given with consent; nothing else of the case.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE POLICY volunteer_reads ON volunteer_task FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('volunteer', 'CASEWORK'))
         AND volunteer_id = (SELECT app.actor()) AND state <> 'WITHDRAWN');
CREATE POLICY volunteer_settles ON volunteer_task FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('volunteer', 'CASEWORK'))
         AND volunteer_id = (SELECT app.actor()) AND state = 'OPEN')
  WITH CHECK (volunteer_id = (SELECT app.actor()) AND state IN ('DONE', 'RETURNED'));
CREATE POLICY own_withdrawal ON volunteer_task FOR UPDATE TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND app.own_case(case_id))
  WITH CHECK (state = 'WITHDRAWN' AND app.own_case(case_id));
CREATE POLICY volunteer_tells ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'volunteer' AND type = 'case.changed'
         AND EXISTS (SELECT FROM volunteer_task v WHERE v.case_id = (payload->>'caseId')::uuid AND v.volunteer_id = app.actor()));

CREATE FUNCTION app.check_volunteer_task() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'WITHDRAWN' OR (OLD.state <> 'OPEN' AND NEW.state <> 'WITHDRAWN') THEN
      RAISE EXCEPTION 'already decided' USING ERRCODE = 'NA014';
    END IF;
  ELSIF NOT EXISTS (SELECT FROM public.app_user u JOIN public.unit n ON n.id = u.unit_id
      JOIN public.organisation o ON o.id = n.organisation_id
     WHERE u.id = NEW.volunteer_id AND u.unit_id = NEW.unit_id AND u.tenant_id = NEW.tenant_id AND u.active AND o.kind = 'EHRENAMT') THEN
    RAISE EXCEPTION 'no volunteer' USING ERRCODE = 'NA011';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER volunteer_task_checked BEFORE INSERT OR UPDATE ON volunteer_task FOR EACH ROW
  EXECUTE FUNCTION app.check_volunteer_task();

-- Who else works where is nobody's business; whom one may ask for help is the case manager's.
CREATE FUNCTION app.volunteers() RETURNS TABLE (id uuid, display_name text, unit_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, u.display_name, u.unit_id FROM public.app_user u JOIN public.unit n ON n.id = u.unit_id
    JOIN public.organisation o ON o.id = n.organisation_id
   WHERE u.tenant_id = app.tenant() AND app.role() = 'case_manager' AND app.purpose() = 'CASEWORK' AND u.active
     AND o.kind = 'EHRENAMT' ORDER BY u.display_name
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The case manager learns it as a task of today: what others ended must not wait for a look into the case.
-- ---------------------------------------------------------------------------------------------------------------------
CREATE POLICY owner_answers ON consent FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.own_cases())::uuid[]));
CREATE POLICY owner_answers ON volunteer_task FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (case_id = ANY ((SELECT app.own_cases())::uuid[])
         OR ((SELECT app.role()) = 'volunteer' AND volunteer_id = (SELECT app.actor()))));
CREATE POLICY of_own_task ON case_file FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'volunteer'
         AND EXISTS (SELECT FROM volunteer_task v WHERE v.case_id = case_file.id));
CREATE POLICY told ON case_file FOR UPDATE TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND (app.own_case(id) OR ((SELECT app.role()) = 'volunteer'
         AND EXISTS (SELECT FROM volunteer_task v WHERE v.case_id = case_file.id))));
CREATE POLICY told ON task FOR INSERT TO nahtlos_owner
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND state = 'OPEN'
         AND ((code = 'CONSENT_WITHDRAWN' AND app.own_case(case_id))
           OR (code = 'VOLUNTEER_RETURNED' AND (SELECT app.role()) = 'volunteer'
               AND EXISTS (SELECT FROM volunteer_task v WHERE v.case_id = task.case_id))));
CREATE POLICY told_once ON task FOR SELECT TO nahtlos_owner
  USING (tenant_id = (SELECT app.tenant()) AND code IN ('CONSENT_WITHDRAWN', 'VOLUNTEER_RETURNED'));

CREATE FUNCTION app.tell_manager(p_object uuid, p_today date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE told record;
BEGIN
  SELECT c.case_id, 'CONSENT_WITHDRAWN' AS code INTO told FROM public.consent c WHERE c.id = p_object AND c.state = 'WITHDRAWN';
  IF NOT FOUND THEN
    SELECT v.case_id, CASE v.state WHEN 'RETURNED' THEN 'VOLUNTEER_RETURNED' ELSE 'CONSENT_WITHDRAWN' END AS code INTO told
      FROM public.volunteer_task v WHERE v.id = p_object AND v.state IN ('RETURNED', 'WITHDRAWN');
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nothing to tell' USING ERRCODE = '42501';
  END IF;
  INSERT INTO public.task (tenant_id, case_id, code, documents, due_on, owner_id, source_key)
  SELECT c.tenant_id, c.id, told.code, '{}', p_today, c.case_manager_id, told.code || ':' || p_object::text
    FROM public.case_file c WHERE c.id = told.case_id ON CONFLICT DO NOTHING;
  UPDATE public.case_file SET next_action_code = told.code, next_action_on = p_today
   WHERE id = told.case_id AND state = 'OPEN' AND next_action_on >= p_today;
END $$;

REVOKE ALL ON FUNCTION app.own_case(uuid), app.own_cases(), app.may_enter(uuid), app.make_person(), app.revoke_once(),
  app.redeem_person_code(bytea, bytea), app.my_cases(), app.my_accesses(uuid), app.check_volunteer_task(), app.volunteers(),
  app.tell_manager(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.own_case(uuid), app.may_enter(uuid) TO nahtlos_app, nahtlos_report;
GRANT EXECUTE ON FUNCTION app.redeem_person_code(bytea, bytea), app.my_cases(), app.my_accesses(uuid), app.volunteers(),
  app.tell_manager(uuid, date) TO nahtlos_app;
