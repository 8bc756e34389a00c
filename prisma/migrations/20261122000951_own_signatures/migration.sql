-- The person and the guardian see who signed, and whom they have released from secrecy.
CREATE POLICY own ON consent_signature FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
         AND EXISTS (SELECT FROM consent c WHERE c.id = consent_id AND app.own_case(c.case_id)));
CREATE POLICY own ON confidentiality_release FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian') AND app.own_case(case_id));
