CREATE TABLE "api_requests" (
	"key" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"answer" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"products" text[] NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"position" integer NOT NULL,
	"decision" text NOT NULL,
	"reason" "bytea",
	"key_id" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"receiver" text NOT NULL,
	"reference" text NOT NULL,
	"position" integer NOT NULL,
	"event" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"last_result" text
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "positions" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_reference_applications_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."applications"("reference") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_requests_expires_at" ON "api_requests" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_position" ON "decisions" USING btree ("reference","position");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_position" ON "deliveries" USING btree ("receiver","reference","position");--> statement-breakpoint
CREATE INDEX "deliveries_reference" ON "deliveries" USING btree ("reference","position");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("receiver","due_at") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("receiver","reference","position") WHERE "deliveries"."state" in ('waiting', 'parked');--> statement-breakpoint
COMMENT ON COLUMN "applications"."positions" IS 'sensitive=false; how many events there are of it; the version of what is told of it';
COMMENT ON COLUMN "deliveries"."id" IS 'sensitive=false; random; the idempotency key at the receiver, the same for every attempt';
COMMENT ON COLUMN "deliveries"."receiver" IS 'sensitive=false; name of the receiver in the settings';
COMMENT ON COLUMN "deliveries"."reference" IS 'sensitive=false; the application it tells of';
COMMENT ON COLUMN "deliveries"."position" IS 'sensitive=false; number of the event among those of its application';
COMMENT ON COLUMN "deliveries"."event" IS 'sensitive=false; what happened, from a closed list';
COMMENT ON COLUMN "deliveries"."version" IS 'sensitive=false; version of the record that is sent';
COMMENT ON COLUMN "deliveries"."state" IS 'sensitive=false; waiting, parked, delivered, skipped or withdrawn';
COMMENT ON COLUMN "deliveries"."attempts" IS 'sensitive=false; how often it was tried; also the fencing token of a claim';
COMMENT ON COLUMN "deliveries"."created_at" IS 'sensitive=false; when the event happened';
COMMENT ON COLUMN "deliveries"."due_at" IS 'sensitive=false; not tried before; the end of the lease while it is claimed';
COMMENT ON COLUMN "deliveries"."first_attempt_at" IS 'sensitive=false; when it was first tried';
COMMENT ON COLUMN "deliveries"."settled_at" IS 'sensitive=false; when it was delivered, skipped or withdrawn';
COMMENT ON COLUMN "deliveries"."last_result" IS 'sensitive=false; what the last attempt came to: a status or a word from a closed list';
--> statement-breakpoint
COMMENT ON COLUMN "decisions"."id" IS 'sensitive=false; random';
COMMENT ON COLUMN "decisions"."reference" IS 'sensitive=false; the application it was taken on';
COMMENT ON COLUMN "decisions"."position" IS 'sensitive=false; number of the event among those of its application';
COMMENT ON COLUMN "decisions"."decision" IS 'sensitive=false; accepted, declined or question';
COMMENT ON COLUMN "decisions"."reason" IS 'sensitive=true; sealed: the reason, or what is asked, in the words of who decided';
COMMENT ON COLUMN "decisions"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "decisions"."decided_by" IS 'sensitive=false; ID of the client or member of staff, not a name';
COMMENT ON COLUMN "decisions"."decided_at" IS 'sensitive=false; when it was taken';
--> statement-breakpoint
COMMENT ON COLUMN "api_tokens"."id" IS 'sensitive=false; random, what the token is listed by';
COMMENT ON COLUMN "api_tokens"."secret_hash" IS 'sensitive=false; SHA-256 of the token, which is random';
COMMENT ON COLUMN "api_tokens"."name" IS 'sensitive=false; the system it was made for';
COMMENT ON COLUMN "api_tokens"."products" IS 'sensitive=false; products it reaches, or a star for all';
COMMENT ON COLUMN "api_tokens"."scopes" IS 'sensitive=false; read, decide';
COMMENT ON COLUMN "api_tokens"."created_at" IS 'sensitive=false; when it was made';
COMMENT ON COLUMN "api_tokens"."expires_at" IS 'sensitive=false; unknown afterwards';
COMMENT ON COLUMN "api_tokens"."last_used_at" IS 'sensitive=false; when it was last used, to the minute';
--> statement-breakpoint
COMMENT ON COLUMN "api_requests"."key" IS 'sensitive=false; SHA-256 of the client and its idempotency key';
COMMENT ON COLUMN "api_requests"."request_hash" IS 'sensitive=false; SHA-256 of the request';
COMMENT ON COLUMN "api_requests"."answer" IS 'sensitive=false; what was answered: reference, status, position';
COMMENT ON COLUMN "api_requests"."expires_at" IS 'sensitive=false; forgotten afterwards';
--> statement-breakpoint
-- What was delivered of an application leaves with it. What was not stays until somebody has seen to it.
CREATE FUNCTION "remove_settled_deliveries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM "deliveries" WHERE "reference" = OLD."reference" AND "state" IN ('delivered', 'skipped', 'withdrawn');
	RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER "applications_settled_deliveries" AFTER DELETE ON "applications"
	FOR EACH ROW EXECUTE FUNCTION "remove_settled_deliveries"();
