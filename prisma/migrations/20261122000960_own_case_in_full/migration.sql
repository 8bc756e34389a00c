-- The owner's policies add up: what another function of the owner may name must not widen the trail. Whose case it is, is said in
-- full wherever the trail is shown.
ALTER POLICY trail_of_own_case ON referral USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
  AND case_id IN (SELECT c.id FROM case_file c WHERE c.case_manager_id = (SELECT app.actor())));
ALTER POLICY of_own_case ON audit_event USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
  AND (case_id IN (SELECT c.id FROM case_file c WHERE c.case_manager_id = (SELECT app.actor()))
       OR object_id IN (SELECT r.id FROM referral r WHERE r.case_id IN
            (SELECT c.id FROM case_file c WHERE c.case_manager_id = (SELECT app.actor())))));
ALTER POLICY asked_by_manager ON referral USING (tenant_id = (SELECT app.tenant()) AND case_id = (SELECT app.asked_case())
  AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
ALTER POLICY asked_by_manager ON audit_event USING (tenant_id = (SELECT app.tenant())
  AND EXISTS (SELECT FROM public.case_file c WHERE c.id = (SELECT app.asked_case()) AND c.case_manager_id = (SELECT app.actor()))
  AND (case_id = (SELECT app.asked_case()) OR (object_type = 'referral'
       AND object_id IN (SELECT r.id FROM public.referral r WHERE r.case_id = (SELECT app.asked_case())))));
