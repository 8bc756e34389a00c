-- Whether the person's consent to process Art. 9 data stands decides over broken glass too: without it, no single fact opens.
CREATE POLICY broken_glass ON processing_consent FOR SELECT TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND case_id = ANY ((SELECT app.broken_cases())::uuid[])
         AND (SELECT app.role()) IN ('case_manager', 'dpo'));
