CREATE TABLE "applications" (
	"reference" text PRIMARY KEY NOT NULL,
	"draft" text NOT NULL,
	"session" text NOT NULL,
	"subject" text,
	"product" text NOT NULL,
	"connection" text NOT NULL,
	"api" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"answers" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"purge_after" timestamp (3) with time zone,
	CONSTRAINT "applications_draft_unique" UNIQUE("draft")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"browser" text NOT NULL,
	"product" text NOT NULL,
	"attempt" "bytea",
	"key_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"object" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"session" text,
	"subject" text,
	"product" text NOT NULL,
	"language" text NOT NULL,
	"answers" "bytea",
	"key_id" text NOT NULL,
	"reference" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retrievals" (
	"id" text PRIMARY KEY NOT NULL,
	"session" text NOT NULL,
	"product" text NOT NULL,
	"connection" text NOT NULL,
	"api" text NOT NULL,
	"person" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"retrieved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"subject" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_session_sessions_id_fk" FOREIGN KEY ("session") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrievals" ADD CONSTRAINT "retrievals_session_sessions_id_fk" FOREIGN KEY ("session") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_received_at" ON "applications" USING btree ("received_at","reference");--> statement-breakpoint
CREATE INDEX "applications_purge_after" ON "applications" USING btree ("purge_after");--> statement-breakpoint
CREATE INDEX "attempts_expires_at" ON "attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "drafts_session_product" ON "drafts" USING btree ("session","product");--> statement-breakpoint
CREATE INDEX "drafts_subject_product" ON "drafts" USING btree ("subject","product") WHERE "drafts"."reference" is null;--> statement-breakpoint
CREATE INDEX "drafts_expires_at" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "retrievals_session_product" ON "retrievals" USING btree ("session","product");--> statement-breakpoint
CREATE INDEX "retrievals_expires_at" ON "retrievals" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_expires_at" ON "sessions" USING btree ("expires_at");