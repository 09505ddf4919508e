ALTER TABLE "sessions" ADD COLUMN "login_code" text;--> statement-breakpoint
CREATE INDEX "sessions_login_code" ON "sessions" USING btree ("login_code") WHERE "sessions"."login_code" is not null;--> statement-breakpoint
COMMENT ON COLUMN "sessions"."login_code" IS 'sensitive=false; what who has logged in may read out to staff, made of the ID; by itself it opens nothing';
