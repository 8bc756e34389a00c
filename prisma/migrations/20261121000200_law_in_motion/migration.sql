-- Law in motion: journeys that a change of rules moved, and what a draft rule would move.
ALTER TABLE "journey" ADD COLUMN "rules_digest" TEXT NOT NULL DEFAULT '';

CREATE TABLE "journey_change" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_rules" TEXT NOT NULL,
    "to_rules" TEXT NOT NULL,
    "differences" JSONB NOT NULL,
    "detected_on" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "seen_on" DATE,
    CONSTRAINT "journey_change_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "draft_impact" (
    "case_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "draft" TEXT NOT NULL,
    "household_id" UUID NOT NULL,
    "case_manager_id" UUID NOT NULL,
    "area_id" UUID,
    "changed" BOOLEAN NOT NULL,
    "computed_on" DATE NOT NULL,
    CONSTRAINT "draft_impact_pkey" PRIMARY KEY ("case_id","draft")
);
CREATE UNIQUE INDEX "journey_change_case_id_to_rules_key" ON "journey_change"("case_id", "to_rules");
CREATE INDEX "draft_impact_tenant_id_draft_idx" ON "draft_impact"("tenant_id", "draft");
ALTER TABLE "journey_change" ADD CONSTRAINT "journey_change_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "draft_impact" ADD CONSTRAINT "draft_impact_tenant_id_case_id_fkey"
  FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE journey_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE journey_change FORCE ROW LEVEL SECURITY;
ALTER TABLE draft_impact ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_impact FORCE ROW LEVEL SECURITY;

CREATE POLICY of_visible_case ON journey_change TO nahtlos_app
  USING (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id))
  WITH CHECK (tenant_id = (SELECT app.tenant()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
CREATE POLICY system ON journey_change TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))
  WITH CHECK ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));
-- What a draft would do to one case is nobody's to read: the worker writes it, the report only counts it.
CREATE POLICY system ON draft_impact TO nahtlos_relay
  USING ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()))
  WITH CHECK ((SELECT app.is_system()) AND tenant_id = (SELECT app.tenant()));
CREATE POLICY counted ON draft_impact FOR SELECT TO nahtlos_report
  USING (tenant_id = (SELECT app.tenant()) AND (SELECT app.purpose()) = 'STATISTICS'
         AND (SELECT app.role()) IN ('management', 'coordination'));

GRANT UPDATE (rules_digest) ON journey TO nahtlos_app, nahtlos_relay;
GRANT SELECT, INSERT ON journey_change TO nahtlos_app, nahtlos_relay;
GRANT UPDATE (seen_on) ON journey_change TO nahtlos_app;
GRANT SELECT, INSERT ON draft_impact TO nahtlos_relay;
GRANT UPDATE (household_id, case_manager_id, area_id, changed, computed_on) ON draft_impact TO nahtlos_relay;
GRANT SELECT ON draft_impact TO nahtlos_report;
