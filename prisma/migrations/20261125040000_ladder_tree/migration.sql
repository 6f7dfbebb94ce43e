-- The ladder as a tree of one level: a step that was split has smaller steps below it. A variation keeps the step it varies and
-- in what; a step that brings others together keeps which.
CREATE TYPE "step_varied" AS ENUM ('person', 'place', 'topic', 'duration', 'audience');

ALTER TABLE "exposure_step"
  ADD COLUMN "parent_id" UUID,
  ADD COLUMN "varies_id" UUID,
  ADD COLUMN "varied" "step_varied"[] NOT NULL DEFAULT '{}',
  ADD COLUMN "combines" UUID[] NOT NULL DEFAULT '{}';

-- NO ACTION, not RESTRICT: erasing a client deletes a step and its smaller steps in one statement.
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_practice_id_parent_id_fkey"
  FOREIGN KEY ("practice_id", "parent_id") REFERENCES "exposure_step"("practice_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_practice_id_varies_id_fkey"
  FOREIGN KEY ("practice_id", "varies_id") REFERENCES "exposure_step"("practice_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_not_of_itself"
  CHECK ("parent_id" IS DISTINCT FROM "id" AND "varies_id" IS DISTINCT FROM "id" AND NOT ("id" = ANY ("combines")));
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_varied_in_something"
  CHECK (("varies_id" IS NULL) = (cardinality("varied") = 0));
ALTER TABLE "exposure_step" ADD CONSTRAINT "exposure_step_combines_two" CHECK (cardinality("combines") IN (0, 2));
