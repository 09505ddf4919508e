CREATE TABLE "application_visits" (
	"session" text NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "application_visits_session_reference_pk" PRIMARY KEY("session","reference")
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "held_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "assignee" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "application" text;--> statement-breakpoint
ALTER TABLE "application_visits" ADD CONSTRAINT "application_visits_session_sessions_id_fk" FOREIGN KEY ("session") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_visits" ADD CONSTRAINT "application_visits_reference_applications_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."applications"("reference") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_visits_reference" ON "application_visits" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "applications_subject" ON "applications" USING btree ("subject") WHERE "applications"."subject" is not null;--> statement-breakpoint
CREATE INDEX "applications_assignee" ON "applications" USING btree ("assignee","received_at","reference") WHERE "applications"."assignee" is not null;--> statement-breakpoint
COMMENT ON COLUMN "application_visits"."session" IS 'sensitive=false; a session that sees where the application stands';
COMMENT ON COLUMN "application_visits"."reference" IS 'sensitive=false; the application';
COMMENT ON COLUMN "application_visits"."at" IS 'sensitive=false; when it was shown to be the applicant''s own';
COMMENT ON COLUMN "applications"."held_at" IS 'sensitive=false; since when nothing removes it, whatever its time; absent: nothing holds it';
COMMENT ON COLUMN "applications"."assignee" IS 'sensitive=false; the member of staff who sees to it';
COMMENT ON COLUMN "attempts"."application" IS 'sensitive=false; the application whose standing the login is to show; absent: it fills in a form';
