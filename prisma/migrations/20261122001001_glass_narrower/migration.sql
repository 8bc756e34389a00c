-- § 51 BMG: whoever stands in for somebody does not need to know where a person under a lock lives; what tells it is not shown.
CREATE POLICY locked_address ON fact AS RESTRICTIVE FOR SELECT TO nahtlos_app
  USING (NOT (type IN ('HOUSING', 'MOVED', 'ALLOCATED') OR payload ?| '{ags,at}')
    OR NOT case_id = ANY ((SELECT app.broken_cases())::uuid[])
    OR NOT EXISTS (SELECT FROM person_identity i WHERE i.case_id = fact.case_id AND i.address_lock)
    -- Given the case meanwhile.
    OR ((SELECT app.acts_as('case_manager', 'CASEWORK'))
        AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id AND c.case_manager_id = (SELECT app.actor()))));
