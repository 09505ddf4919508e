ALTER TABLE "drafts" ADD COLUMN "left_session" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_left_session_sessions_id_fk" FOREIGN KEY ("left_session") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_left_session" ON "drafts" USING btree ("left_session") WHERE "drafts"."left_session" is not null;--> statement-breakpoint
COMMENT ON COLUMN "drafts"."left_session" IS 'sensitive=false; the session that it left by its private link, which is told so';
