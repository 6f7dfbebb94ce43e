-- The ledger of predictions: besides a record's own prediction (entry 0, by the record's id) one row for each dated link of a
-- feared chain (entry 1, 2, … as it stands in the chain). Rows of both are only ever written under the lock of their record.
ALTER TABLE "prediction"
  ADD COLUMN "entry" SMALLINT NOT NULL DEFAULT 0,
  -- In which phase of the exercise it was written.
  ADD COLUMN "phase" TEXT NOT NULL DEFAULT 'before',
  -- The link was taken out of the chain, or lost its day; what became of it is kept.
  ADD COLUMN "left_out_at" TIMESTAMPTZ(3);
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_entry" CHECK ("entry" BETWEEN 0 AND 100 AND ("entry" > 0 OR "id" = "record_id"));

DROP INDEX "prediction_practice_id_record_id_key";
CREATE INDEX "prediction_practice_id_record_id_entry_idx" ON "prediction" ("practice_id", "record_id", "entry");
