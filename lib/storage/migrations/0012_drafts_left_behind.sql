DROP INDEX "drafts_subject_product";--> statement-breakpoint
CREATE INDEX "drafts_left_behind" ON "drafts" USING btree ("subject","product","updated_at") WHERE "drafts"."reference" is null;