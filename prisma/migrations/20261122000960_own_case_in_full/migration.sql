-- Other functions of the owner may name any case of the Kreis (duplicates, reports under § 87), so that "there is a case" answers
-- nothing about whose it is. Wherever the trail is shown it is said in full.
ALTER POLICY trail_of_own_case ON referral USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager'
  AND (SELECT app.purpose()) = 'CASEWORK'
  AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
ALTER POLICY of_own_case ON audit_event USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'case_manager'
  AND (SELECT app.purpose()) = 'CASEWORK'
  AND (EXISTS (SELECT FROM case_file c WHERE c.id = audit_event.case_id AND c.case_manager_id = (SELECT app.actor()))
       OR EXISTS (SELECT FROM referral r JOIN case_file c ON c.id = r.case_id
                   WHERE r.id = audit_event.object_id AND c.case_manager_id = (SELECT app.actor()))));
ALTER POLICY asked_by_manager ON referral USING (tenant_id = (SELECT app.tenant()) AND case_id = (SELECT app.asked_case())
  AND EXISTS (SELECT FROM public.case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor())));
ALTER POLICY asked_by_manager ON audit_event USING (tenant_id = (SELECT app.tenant())
  AND EXISTS (SELECT FROM public.case_file c WHERE c.id = (SELECT app.asked_case()) AND c.case_manager_id = (SELECT app.actor()))
  AND (case_id = (SELECT app.asked_case()) OR (object_type = 'referral'
       AND EXISTS (SELECT FROM public.referral r WHERE r.id = object_id AND r.case_id = (SELECT app.asked_case())))));
