-- Unlogged: a count is worth no wait for the disk, and may be lost in a crash.
CREATE UNLOGGED TABLE "limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE INDEX "limits_expire" ON "limits" USING btree ("expire");--> statement-breakpoint
COMMENT ON COLUMN "limits"."key" IS 'sensitive=false; which limit, and the keyed hash of whom it counts';
COMMENT ON COLUMN "limits"."points" IS 'sensitive=false; uses in the window';
COMMENT ON COLUMN "limits"."expire" IS 'sensitive=false; when the window ends, epoch milliseconds';
