CREATE TABLE "erasures" (
	"reference" text PRIMARY KEY NOT NULL,
	"certificate" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);

--> statement-breakpoint
COMMENT ON COLUMN "erasures"."reference" IS 'sensitive=false; an application that was erased';
COMMENT ON COLUMN "erasures"."certificate" IS 'sensitive=false; what was removed and who was told, by counts, names of receivers and places in the audit';
COMMENT ON COLUMN "erasures"."at" IS 'sensitive=false; when it was erased';
