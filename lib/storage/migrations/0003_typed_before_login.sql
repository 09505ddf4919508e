ALTER TABLE "applications" ADD COLUMN "without_agencies" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "connection" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "without_agencies" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "offered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "retrievals" ADD COLUMN "without_agencies" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
COMMENT ON COLUMN "attempts"."connection" IS 'sensitive=false; the connection it left by, and must come back by';
COMMENT ON COLUMN "attempts"."without_agencies" IS 'sensitive=false; closed agencies whose items it does not ask for';
COMMENT ON COLUMN "retrievals"."without_agencies" IS 'sensitive=false; closed agencies whose items were not asked for';
COMMENT ON COLUMN "drafts"."offered" IS 'sensitive=false; typed in this browser before the login, and not yet accepted by who logged in';
COMMENT ON COLUMN "applications"."without_agencies" IS 'sensitive=false; closed agencies whose items were not asked for';
