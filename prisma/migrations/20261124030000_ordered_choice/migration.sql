-- An ordered choice is stored as both: the option that was chosen, and its points as the value. A row with neither stays impossible.
ALTER TABLE "record_value" DROP CONSTRAINT "record_value_one_kind";
ALTER TABLE "record_value" ADD CONSTRAINT "record_value_not_empty" CHECK (num_nonnulls("value", "choice") >= 1);
