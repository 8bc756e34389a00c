-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('KIM', 'SOZIALAMT', 'JOBCENTER', 'ARBEITSAGENTUR', 'AUSLAENDERBEHOERDE', 'JUGENDAMT', 'SCHULE', 'KURSTRAEGER', 'NGO', 'GESUNDHEITSAMT', 'EHRENAMT', 'VERWALTUNG');

-- CreateEnum
CREATE TYPE "AreaKind" AS ENUM ('KREIS', 'GEMEINDE', 'STADTTEIL', 'QUARTIER');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "DataCategory" AS ENUM ('IDENTITY', 'STATUS', 'BENEFITS', 'LANGUAGE_WORK', 'FAMILY', 'ART9', 'NOTES');

-- CreateEnum
CREATE TYPE "HandoverState" AS ENUM ('PENDING', 'ACKNOWLEDGED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('OPEN', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ConsentState" AS ENUM ('GRANTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "LegalBasisKind" AS ENUM ('CONSENT', 'STATUTE');

-- CreateEnum
CREATE TYPE "ReferralState" AS ENUM ('SENT', 'ACCEPTED', 'DECLINED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('NO_CAPACITY', 'NOT_RESPONSIBLE', 'OFFER_MISSING', 'REQUIREMENTS_NOT_MET', 'DATA_INCOMPLETE');

-- CreateEnum
CREATE TYPE "GapState" AS ENUM ('CANDIDATE', 'CONFIRMED', 'DISMISSED');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('IMPORTED', 'CORRECTED');

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "land" CHAR(2) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "accepts_referrals" BOOLEAN NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "parent_id" UUID,
    "kind" "AreaKind" NOT NULL,
    "name" TEXT NOT NULL,
    "ags" TEXT,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_file" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "file_number" TEXT NOT NULL,
    "case_manager_id" UUID NOT NULL,
    "area_id" UUID,
    "household_id" UUID NOT NULL DEFAULT uuidv7(),
    "state" "CaseState" NOT NULL DEFAULT 'OPEN',
    "next_action_code" TEXT,
    "next_action_on" DATE,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,
    "legal_hold" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_identity" (
    "case_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "given_name" TEXT,
    "family_name" TEXT NOT NULL,
    "birth_date" DATE,
    "nationality" TEXT,
    "gender" TEXT,
    "language" TEXT,
    "address_lock" BOOLEAN NOT NULL DEFAULT false,
    "place" TEXT,

    CONSTRAINT "person_identity_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "category" "DataCategory" NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "valid_on" DATE NOT NULL,
    "recorded_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "recorded_by" UUID NOT NULL,
    "evidence" TEXT NOT NULL,
    "supersedes" UUID,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "confidential" BOOLEAN NOT NULL,
    "body" BYTEA NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_record" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "file_hash" BYTEA NOT NULL,
    "file_number_hash" BYTEA NOT NULL,
    "person_hash" BYTEA NOT NULL,
    "birth_hash" BYTEA,
    "row_hash" BYTEA NOT NULL,
    "raw" BYTEA NOT NULL,
    "mapped" JSONB NOT NULL,
    "unknown" JSONB NOT NULL,
    "imported_by" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journey" (
    "case_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ruleset" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "timeline" JSONB NOT NULL,
    "uncovered_days" INTEGER NOT NULL,
    "uncovered_since" DATE,
    "uncovered_tracks" TEXT[],
    "next_deadline_on" DATE,
    "next_deadline_code" TEXT,
    "computed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journey_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "track" TEXT NOT NULL,
    "from_body" TEXT NOT NULL,
    "to_body" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "rule" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "link_id" UUID NOT NULL,
    "state" "HandoverState" NOT NULL DEFAULT 'PENDING',
    "owner_id" UUID NOT NULL,
    "next_action" TEXT NOT NULL,
    "next_action_on" DATE NOT NULL,
    "acknowledged_on" DATE,
    "overdue_since" DATE,
    "referral_id" UUID,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "citation" TEXT,
    "documents" TEXT[],
    "due_on" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'OPEN',
    "source_key" TEXT NOT NULL,
    "done_on" DATE,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "recipient_unit_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" "ConsentState" NOT NULL,
    "text_version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "interpreter" TEXT NOT NULL,
    "interpreter_name" TEXT,
    "explained" BOOLEAN NOT NULL,
    "proof" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "withdrawn_on" DATE,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_item" (
    "consent_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "category" "DataCategory" NOT NULL,
    "granted" BOOLEAN NOT NULL,

    CONSTRAINT "consent_item_pkey" PRIMARY KEY ("consent_id","category")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_unit_id" UUID NOT NULL,
    "to_unit_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "legal_basis" "LegalBasisKind" NOT NULL,
    "consent_id" UUID,
    "statute_norm" TEXT,
    "state" "ReferralState" NOT NULL DEFAULT 'SENT',
    "owner_id" UUID NOT NULL,
    "next_action" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "respond_by" TIMESTAMPTZ(6) NOT NULL,
    "escalation_level" INTEGER NOT NULL DEFAULT 0,
    "decline_reason" "DeclineReason",
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" UUID,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "recipient_unit_id" UUID NOT NULL,
    "categories" "DataCategory"[],
    "content" JSONB NOT NULL,
    "sha256" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gap" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "case_id" UUID,
    "household_id" UUID NOT NULL,
    "case_manager_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "barrier" TEXT,
    "field" TEXT NOT NULL,
    "track" TEXT,
    "area_id" UUID,
    "period" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" "GapState" NOT NULL DEFAULT 'CANDIDATE',
    "owner_id" UUID NOT NULL,
    "decide_by" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" UUID,
    "purpose" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID,
    "case_id" UUID,
    "recipient_unit_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "tenant_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "relayed_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_key_key" ON "tenant"("key");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_tenant_id_key_key" ON "organisation"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_tenant_id_id_key" ON "organisation"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_tenant_id_key_key" ON "unit"("tenant_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "unit_tenant_id_id_key" ON "unit"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_tenant_id_id_key" ON "app_user"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "area_tenant_id_id_key" ON "area"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "area_tenant_id_name_key" ON "area"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "case_file_tenant_id_case_manager_id_state_idx" ON "case_file"("tenant_id", "case_manager_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_tenant_id_id_key" ON "case_file"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_tenant_id_file_number_key" ON "case_file"("tenant_id", "file_number");

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_tenant_id_case_id_key" ON "person_identity"("tenant_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "fact_supersedes_key" ON "fact"("supersedes");

-- CreateIndex
CREATE INDEX "fact_case_id_idx" ON "fact"("case_id");

-- CreateIndex
CREATE INDEX "note_case_id_idx" ON "note"("case_id");

-- CreateIndex
CREATE INDEX "import_record_tenant_id_file_number_hash_idx" ON "import_record"("tenant_id", "file_number_hash");

-- CreateIndex
CREATE INDEX "import_record_case_id_idx" ON "import_record"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "journey_tenant_id_case_id_key" ON "journey"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "handover_case_id_idx" ON "handover"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "handover_tenant_id_id_key" ON "handover"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "task_tenant_id_owner_id_state_due_on_idx" ON "task"("tenant_id", "owner_id", "state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "task_case_id_source_key_key" ON "task"("case_id", "source_key");

-- CreateIndex
CREATE INDEX "consent_case_id_idx" ON "consent"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "consent_tenant_id_id_key" ON "consent"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "referral_case_id_idx" ON "referral"("case_id");

-- CreateIndex
CREATE INDEX "referral_tenant_id_to_unit_id_state_respond_by_idx" ON "referral"("tenant_id", "to_unit_id", "state", "respond_by");

-- CreateIndex
CREATE UNIQUE INDEX "referral_tenant_id_id_key" ON "referral"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "package_referral_id_key" ON "package"("referral_id");

-- CreateIndex
CREATE UNIQUE INDEX "package_tenant_id_referral_id_key" ON "package"("tenant_id", "referral_id");

-- CreateIndex
CREATE INDEX "gap_tenant_id_state_idx" ON "gap"("tenant_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "gap_case_id_kind_field_period_key" ON "gap"("case_id", "kind", "field", "period");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_at_idx" ON "audit_event"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_case_id_idx" ON "audit_event"("case_id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_tenant_id_organisation_id_fkey" FOREIGN KEY ("tenant_id", "organisation_id") REFERENCES "organisation"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "area"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_tenant_id_case_manager_id_fkey" FOREIGN KEY ("tenant_id", "case_manager_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_tenant_id_area_id_fkey" FOREIGN KEY ("tenant_id", "area_id") REFERENCES "area"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact" ADD CONSTRAINT "fact_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journey" ADD CONSTRAINT "journey_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_tenant_id_referral_id_fkey" FOREIGN KEY ("tenant_id", "referral_id") REFERENCES "referral"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_tenant_id_recipient_unit_id_fkey" FOREIGN KEY ("tenant_id", "recipient_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_item" ADD CONSTRAINT "consent_item_tenant_id_consent_id_fkey" FOREIGN KEY ("tenant_id", "consent_id") REFERENCES "consent"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_id_from_unit_id_fkey" FOREIGN KEY ("tenant_id", "from_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_id_to_unit_id_fkey" FOREIGN KEY ("tenant_id", "to_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_id_consent_id_fkey" FOREIGN KEY ("tenant_id", "consent_id") REFERENCES "consent"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_tenant_id_owner_id_fkey" FOREIGN KEY ("tenant_id", "owner_id") REFERENCES "app_user"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package" ADD CONSTRAINT "package_tenant_id_referral_id_fkey" FOREIGN KEY ("tenant_id", "referral_id") REFERENCES "referral"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package" ADD CONSTRAINT "package_tenant_id_recipient_unit_id_fkey" FOREIGN KEY ("tenant_id", "recipient_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap" ADD CONSTRAINT "gap_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_file"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap" ADD CONSTRAINT "gap_tenant_id_area_id_fkey" FOREIGN KEY ("tenant_id", "area_id") REFERENCES "area"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
