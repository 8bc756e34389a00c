-- An event makes the worker act, and the worker sees every case of the Kreis. So whoever sends one names only what they may
-- write themself, and every id in it belongs together; until now any case manager could name any case.
ALTER POLICY send ON outbox_event TO nahtlos_relay
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.is_system()));

CREATE POLICY manager_sends ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK'))
    AND type IN ('case.changed', 'referral.sent', 'referral.cancelled', 'correction.sent', 'package.withdrawn', 'handover.planned', 'handover.cancelled')
    AND EXISTS (SELECT FROM case_file c WHERE c.id = (payload->>'caseId')::uuid AND c.case_manager_id = (SELECT app.actor()))
    AND (CASE WHEN type LIKE 'handover.%'
              THEN EXISTS (SELECT FROM handover h WHERE h.id = (payload->>'handoverId')::uuid AND h.case_id = (payload->>'caseId')::uuid)
              WHEN type <> 'case.changed'
              THEN EXISTS (SELECT FROM referral r WHERE r.id = (payload->>'referralId')::uuid AND r.case_id = (payload->>'caseId')::uuid
                            AND (type <> 'referral.sent' OR r.to_unit_id = (payload->>'toUnitId')::uuid))
              ELSE true END));

-- Erasure is told by its proposal alone; what is not decided by whoever tells it, is not told.
CREATE POLICY manager_erases ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('case_manager', 'CASEWORK')) AND type = 'erasure.confirmed'
    AND EXISTS (SELECT FROM retention_proposal p JOIN case_file c ON c.id = p.case_id
                 WHERE p.id = (payload->>'proposalId')::uuid AND p.state = 'CONFIRMED' AND p.what <> 'PROOF'
                   AND p.decided_by = (SELECT app.actor()) AND c.case_manager_id = (SELECT app.actor())));
ALTER POLICY officer_sends ON outbox_event
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.acts_as('dpo', 'SECURITY'))
    AND (CASE WHEN type IN ('breach.recorded', 'breach.reported')
              THEN EXISTS (SELECT FROM breach b WHERE b.id = (payload->>'breachId')::uuid)
              WHEN type = 'erasure.confirmed'
              THEN EXISTS (SELECT FROM retention_proposal p WHERE p.id = (payload->>'proposalId')::uuid AND p.state = 'CONFIRMED'
                            AND p.what = 'PROOF' AND p.decided_by = (SELECT app.actor()))
              ELSE false END));

-- The recipient tells what the own unit has decided, in this transaction or before, of the one referral of the purpose.
CREATE POLICY recipient_sends ON outbox_event FOR INSERT TO nahtlos_app
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND type = 'referral.decided'
    AND (SELECT app.purpose()) = 'REFERRAL:' || (payload->>'referralId')
    AND EXISTS (SELECT FROM referral r WHERE r.id = (payload->>'referralId')::uuid AND r.case_id = (payload->>'caseId')::uuid
                 AND r.to_unit_id = (SELECT app.unit()) AND r.decided_by = (SELECT app.actor()) AND r.state::text = payload->>'state'));
ALTER POLICY acknowledge ON outbox_event
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) = 'partner_intake' AND type = 'correction.acknowledged'
    AND (SELECT app.purpose()) = 'REFERRAL:' || (payload->>'referralId')
    AND EXISTS (SELECT FROM referral_notice n JOIN referral r ON r.id = n.referral_id
                 WHERE n.id = (payload->>'noticeId')::uuid AND r.id = (payload->>'referralId')::uuid
                   AND r.case_id = (payload->>'caseId')::uuid AND r.to_unit_id = (SELECT app.unit())
                   AND n.acknowledged_by = (SELECT app.actor())));

ALTER POLICY own_withdrawal ON outbox_event
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND (SELECT app.role()) IN ('person', 'guardian')
    AND type IN ('referral.cancelled', 'package.withdrawn', 'case.changed') AND app.own_case((payload->>'caseId')::uuid)
    AND (type = 'case.changed' OR EXISTS (SELECT FROM referral r
           WHERE r.id = (payload->>'referralId')::uuid AND r.case_id = (payload->>'caseId')::uuid)));
