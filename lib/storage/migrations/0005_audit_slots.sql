CREATE TABLE "audit" (
	"slot" integer NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"object" text NOT NULL,
	"key_id" text NOT NULL,
	"nonce" text NOT NULL,
	"link" text NOT NULL,
	CONSTRAINT "audit_slot_number_pk" PRIMARY KEY("slot","number")
);
--> statement-breakpoint
CREATE TABLE "audit_slots" (
	"slot" integer PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"link" text NOT NULL
);
--> statement-breakpoint
COMMENT ON COLUMN "audit"."slot" IS 'sensitive=false; which of the chains';
COMMENT ON COLUMN "audit"."number" IS 'sensitive=false; place in its chain, from 1, without a gap';
COMMENT ON COLUMN "audit"."at" IS 'sensitive=false; when it happened';
COMMENT ON COLUMN "audit"."event" IS 'sensitive=false; what happened, from a closed list';
COMMENT ON COLUMN "audit"."object" IS 'sensitive=false; SHA-256 of the ID or reference it happened to';
COMMENT ON COLUMN "audit"."key_id" IS 'sensitive=false; audit key of its token';
COMMENT ON COLUMN "audit"."nonce" IS 'sensitive=false; random, from which and the key its token is made';
COMMENT ON COLUMN "audit"."link" IS 'sensitive=false; SHA-256 over its token, slot, number and the link before';
COMMENT ON COLUMN "audit_slots"."slot" IS 'sensitive=false; which of the chains';
COMMENT ON COLUMN "audit_slots"."number" IS 'sensitive=false; number of its newest entry';
COMMENT ON COLUMN "audit_slots"."link" IS 'sensitive=false; link of its newest entry';
--> statement-breakpoint
INSERT INTO "audit_slots" ("slot", "number", "link") SELECT "slot", 0, '' FROM generate_series(0, 15) AS "slot";
--> statement-breakpoint
-- Every entry changes a row here: room beside it keeps the change off the index.
ALTER TABLE "audit_slots" SET (fillfactor = 10);
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
--> statement-breakpoint
-- Adds an entry to a chain that nobody else is adding to, or waits for one. The token is an HMAC over the entry that is
-- never stored: without the key nobody can make the link of an altered entry, nor those after one that was taken out.
-- It runs with its owner's rights: who may call it need not be able to write the tables.
CREATE FUNCTION "append_audit"(
	"entry_at" timestamptz, "entry_event" text, "entry_object" text,
	"entry_key_id" text, "entry_nonce" text, "entry_token" text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
	"chain" "audit_slots"%ROWTYPE;
BEGIN
	SELECT * INTO "chain" FROM "audit_slots"
		ORDER BY ("slot" + pg_backend_pid()) % 16 LIMIT 1 FOR UPDATE SKIP LOCKED;
	IF NOT FOUND THEN
		SELECT * INTO "chain" FROM "audit_slots" WHERE "slot" = pg_backend_pid() % 16 FOR UPDATE;
	END IF;
	"chain"."number" := "chain"."number" + 1;
	"chain"."link" := encode(sha256(convert_to(
		concat_ws(' ', "entry_token", "chain"."slot", "chain"."number", "chain"."link"), 'UTF8')), 'hex');
	INSERT INTO "audit" ("slot", "number", "at", "event", "object", "key_id", "nonce", "link") VALUES (
		"chain"."slot", "chain"."number", "entry_at", "entry_event", "entry_object",
		"entry_key_id", "entry_nonce", "chain"."link");
	UPDATE "audit_slots" SET "number" = "chain"."number", "link" = "chain"."link" WHERE "slot" = "chain"."slot";
END $$;
