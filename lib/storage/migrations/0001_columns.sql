-- Every column says whether it holds personal data and what it is. A sensitive column holds sealed bytes, nothing else.
COMMENT ON COLUMN "attempts"."state_hash" IS 'sensitive=false; SHA-256 of the state parameter, which is random';
COMMENT ON COLUMN "attempts"."browser" IS 'sensitive=false; hash of a random cookie';
COMMENT ON COLUMN "attempts"."product" IS 'sensitive=false; the product page it began at';
COMMENT ON COLUMN "attempts"."attempt" IS 'sensitive=true; sealed: nonce, code verifier, DPoP key; removed when it is taken';
COMMENT ON COLUMN "attempts"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "attempts"."expires_at" IS 'sensitive=false; unknown afterwards';
COMMENT ON COLUMN "attempts"."taken_at" IS 'sensitive=false; when the callback came';
COMMENT ON COLUMN "attempts"."outcome" IS 'sensitive=false; retrieved, or an error code';
--> statement-breakpoint
COMMENT ON COLUMN "sessions"."id" IS 'sensitive=false; random, never leaves the server';
COMMENT ON COLUMN "sessions"."secret_hash" IS 'sensitive=false; SHA-256 of the cookie, which is random';
COMMENT ON COLUMN "sessions"."subject" IS 'sensitive=false; keyed hash of the Myinfo account';
COMMENT ON COLUMN "sessions"."created_at" IS 'sensitive=false; when it began';
COMMENT ON COLUMN "sessions"."expires_at" IS 'sensitive=false; when it ends unless it is used';
COMMENT ON COLUMN "sessions"."ends_at" IS 'sensitive=false; when it ends however it is used';
--> statement-breakpoint
COMMENT ON COLUMN "retrievals"."id" IS 'sensitive=false; random';
COMMENT ON COLUMN "retrievals"."session" IS 'sensitive=false; the session it belongs to';
COMMENT ON COLUMN "retrievals"."product" IS 'sensitive=false; the product it was retrieved for';
COMMENT ON COLUMN "retrievals"."connection" IS 'sensitive=false; the connection it came by';
COMMENT ON COLUMN "retrievals"."api" IS 'sensitive=false; the API that supplied it';
COMMENT ON COLUMN "retrievals"."person" IS 'sensitive=true; sealed: the person as retrieved from Myinfo';
COMMENT ON COLUMN "retrievals"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "retrievals"."retrieved_at" IS 'sensitive=false; when it was retrieved';
COMMENT ON COLUMN "retrievals"."expires_at" IS 'sensitive=false; unknown afterwards';
--> statement-breakpoint
COMMENT ON COLUMN "drafts"."id" IS 'sensitive=false; random, the idempotency key of the form';
COMMENT ON COLUMN "drafts"."session" IS 'sensitive=false; the session that owns it; empty once that has ended';
COMMENT ON COLUMN "drafts"."subject" IS 'sensitive=false; keyed hash of the Myinfo account that may find it again';
COMMENT ON COLUMN "drafts"."product" IS 'sensitive=false; the product it applies for';
COMMENT ON COLUMN "drafts"."language" IS 'sensitive=false; language of the form';
COMMENT ON COLUMN "drafts"."answers" IS 'sensitive=true; sealed: what was typed; removed on submit';
COMMENT ON COLUMN "drafts"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "drafts"."reference" IS 'sensitive=false; the application it became';
COMMENT ON COLUMN "drafts"."updated_at" IS 'sensitive=false; when it last changed';
COMMENT ON COLUMN "drafts"."expires_at" IS 'sensitive=false; unknown afterwards';
--> statement-breakpoint
COMMENT ON COLUMN "applications"."reference" IS 'sensitive=false; random, what the applicant quotes';
COMMENT ON COLUMN "applications"."draft" IS 'sensitive=false; the draft it was, once only';
COMMENT ON COLUMN "applications"."session" IS 'sensitive=false; the session that submitted it and may read it';
COMMENT ON COLUMN "applications"."subject" IS 'sensitive=false; keyed hash of the Myinfo account, if there was one';
COMMENT ON COLUMN "applications"."product" IS 'sensitive=false; the product applied for';
COMMENT ON COLUMN "applications"."connection" IS 'sensitive=false; the connection its retrieval came by, or none';
COMMENT ON COLUMN "applications"."api" IS 'sensitive=false; the API that supplied the retrieval';
COMMENT ON COLUMN "applications"."language" IS 'sensitive=false; language of the form';
COMMENT ON COLUMN "applications"."status" IS 'sensitive=false; received, accepted or declined';
COMMENT ON COLUMN "applications"."answers" IS 'sensitive=true; sealed: each answer, with where it came from';
COMMENT ON COLUMN "applications"."key_id" IS 'sensitive=false; data key that sealed this row';
COMMENT ON COLUMN "applications"."received_at" IS 'sensitive=false; when it was submitted';
COMMENT ON COLUMN "applications"."purge_after" IS 'sensitive=false; when it is removed, by the product''s retention';
--> statement-breakpoint
COMMENT ON COLUMN "audit"."id" IS 'sensitive=false; order of the entries';
COMMENT ON COLUMN "audit"."at" IS 'sensitive=false; when it happened';
COMMENT ON COLUMN "audit"."event" IS 'sensitive=false; what happened, from a closed list';
COMMENT ON COLUMN "audit"."object" IS 'sensitive=false; SHA-256 of the ID or reference it happened to';
COMMENT ON COLUMN "audit"."previous" IS 'sensitive=false; hash of the entry before';
COMMENT ON COLUMN "audit"."hash" IS 'sensitive=false; SHA-256 over the time, event and object of this entry and the hash of the one before';
--> statement-breakpoint
-- Entries of the audit are added, never changed. The chain of hashes shows it when somebody does so all the same.
CREATE FUNCTION "refuse_change_of_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
--> statement-breakpoint
-- Adds an entry to the chain. Entries are added one at a time: the next waits until this transaction has ended. It is one
-- call, so that the wait of the others is as short as can be. Each statement in it sees what was committed before it.
CREATE FUNCTION "append_audit"("entry_at" timestamptz, "entry_event" text, "entry_object" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	"previous_hash" text := '';
BEGIN
	PERFORM pg_advisory_xact_lock(760155022);
	SELECT "hash" INTO "previous_hash" FROM "audit" ORDER BY "id" DESC LIMIT 1;
	"previous_hash" := coalesce("previous_hash", '');
	INSERT INTO "audit" ("at", "event", "object", "previous", "hash") VALUES (
		"entry_at", "entry_event", "entry_object", "previous_hash",
		encode(sha256(convert_to(concat_ws(' ', to_char("entry_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
			"entry_event", "entry_object", "previous_hash"), 'UTF8')), 'hex'));
END $$;
