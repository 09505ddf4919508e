CREATE TABLE "resume_links" (
	"draft" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "resume_links_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "resume_links" ADD CONSTRAINT "resume_links_draft_drafts_id_fk" FOREIGN KEY ("draft") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resume_links_expires_at" ON "resume_links" USING btree ("expires_at");--> statement-breakpoint
COMMENT ON COLUMN "resume_links"."draft" IS 'sensitive=false; the draft it leads to';
COMMENT ON COLUMN "resume_links"."secret_hash" IS 'sensitive=false; SHA-256 of the link''s secret, which is random';
COMMENT ON COLUMN "resume_links"."expires_at" IS 'sensitive=false; unknown afterwards';
