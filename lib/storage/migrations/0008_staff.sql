CREATE TABLE "staff_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"member" text NOT NULL,
	"act" text NOT NULL,
	"field" text,
	"slot" integer NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"member" text NOT NULL,
	"position" integer NOT NULL,
	"decision" text,
	"words" "bytea",
	"key_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" text PRIMARY KEY NOT NULL,
	"name" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"member" text NOT NULL,
	"roles" text[] NOT NULL,
	"single_keys" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_sessions_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "staff_acts" ADD CONSTRAINT "staff_acts_reference_applications_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."applications"("reference") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_entries" ADD CONSTRAINT "staff_entries_reference_applications_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."applications"("reference") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_member_staff_members_id_fk" FOREIGN KEY ("member") REFERENCES "public"."staff_members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_acts_reference" ON "staff_acts" USING btree ("reference","at");--> statement-breakpoint
CREATE INDEX "staff_entries_reference" ON "staff_entries" USING btree ("reference","at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_entries_proposal" ON "staff_entries" USING btree ("reference") WHERE "staff_entries"."kind" = 'proposal';--> statement-breakpoint
CREATE INDEX "staff_sessions_expires_at" ON "staff_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "applications_status" ON "applications" USING btree ("status","received_at","reference");--> statement-breakpoint
CREATE INDEX "applications_product" ON "applications" USING btree ("product","status","received_at","reference");--> statement-breakpoint
COMMENT ON COLUMN "staff_members"."id" IS 'sensitive=false; SHA-256 of provider and account; stands as decided_by, after staff:';
COMMENT ON COLUMN "staff_members"."name" IS 'sensitive=true; sealed: the name that the provider gave';
COMMENT ON COLUMN "staff_members"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "staff_members"."seen_at" IS 'sensitive=false; last sign-in';
--> statement-breakpoint
COMMENT ON COLUMN "staff_sessions"."id" IS 'sensitive=false; random';
COMMENT ON COLUMN "staff_sessions"."secret_hash" IS 'sensitive=false; SHA-256 of the cookie, which is random';
COMMENT ON COLUMN "staff_sessions"."member" IS 'sensitive=false; who has signed in';
COMMENT ON COLUMN "staff_sessions"."roles" IS 'sensitive=false; viewer, reviewer, approver, auditor, as the provider said at the sign-in';
COMMENT ON COLUMN "staff_sessions"."single_keys" IS 'sensitive=false; whether single keys do something on the pages';
COMMENT ON COLUMN "staff_sessions"."created_at" IS 'sensitive=false; sign-in';
COMMENT ON COLUMN "staff_sessions"."expires_at" IS 'sensitive=false; end unless it is used before';
COMMENT ON COLUMN "staff_sessions"."ends_at" IS 'sensitive=false; end, however busy';
--> statement-breakpoint
COMMENT ON COLUMN "staff_entries"."id" IS 'sensitive=false; random';
COMMENT ON COLUMN "staff_entries"."reference" IS 'sensitive=false; the application it is about';
COMMENT ON COLUMN "staff_entries"."kind" IS 'sensitive=false; note, proposal or unmade';
COMMENT ON COLUMN "staff_entries"."member" IS 'sensitive=false; who wrote it';
COMMENT ON COLUMN "staff_entries"."position" IS 'sensitive=false; number of the newest event that its writer had seen';
COMMENT ON COLUMN "staff_entries"."decision" IS 'sensitive=false; accepted, declined or question, of a proposal';
COMMENT ON COLUMN "staff_entries"."words" IS 'sensitive=true; sealed: the note, the reason, or what is asked';
COMMENT ON COLUMN "staff_entries"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "staff_entries"."at" IS 'sensitive=false; when it was written';
--> statement-breakpoint
COMMENT ON COLUMN "staff_acts"."id" IS 'sensitive=false; random';
COMMENT ON COLUMN "staff_acts"."reference" IS 'sensitive=false; the application it was done with';
COMMENT ON COLUMN "staff_acts"."member" IS 'sensitive=false; who did it';
COMMENT ON COLUMN "staff_acts"."act" IS 'sensitive=false; what was done, from a closed list';
COMMENT ON COLUMN "staff_acts"."field" IS 'sensitive=false; the field that was revealed, by its ID';
COMMENT ON COLUMN "staff_acts"."slot" IS 'sensitive=false; chain of its entry in the audit';
COMMENT ON COLUMN "staff_acts"."number" IS 'sensitive=false; number of its entry in that chain';
COMMENT ON COLUMN "staff_acts"."at" IS 'sensitive=false; when it was done';
