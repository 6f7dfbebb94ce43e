import { uuidv7 } from "uuidv7";
import type { PracticeId } from "@/domain/access/scope";
import { hashPassphrase } from "@/server/auth/passphrase";
import { createPracticeKey } from "@/server/crypto/seal";
import { inPractice } from "@/server/db";
import demo from "./demo-accounts.json";
import { catalogExercise, layLibrary } from "./lay-library";
import { addStaff, openSignIn, type Person, setAnswering, setReadingDays, startSupervision } from "./people";
import { mainStory, otherStories, type Story } from "./story";
import { tellStory } from "./tell-story";
import type { At } from "./telling";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STORY_DAYS = 42;
/** How many stories are told at once: the database and this process each have something to do then. */
const AT_ONCE = 3;
/** Day of the practice's beginning, before every story. */
const FOUNDED = -20;
const PRACTICE_NAME = "Practice at the Canal";
const READING_DAYS: Record<string, readonly number[]> = { "maren@demo.example": [2, 4], "jens@demo.example": [1, 3] };
/** Who states by when they answer, and who covers after that. */
const ANSWERING: Record<string, { withinDays: number; coveredBy: string }> = {
  "maren@demo.example": { withinDays: 2, coveredBy: "jens@demo.example" },
  "jens@demo.example": { withinDays: 3, coveredBy: "maren@demo.example" },
};
const SUPERVISOR = "edda@demo.example";
const SUPERVISED = "maren@demo.example";
/** Who works in the demo practice; their sign-ins are made last. */
export const STAFF = demo.accounts.filter((account) => account.role !== "client");

/**
 * Lays the demo practice: two therapists, a supervisor, an admin, and twelve clients, each with a story that ends the day before `today`.
 * @param today any moment of the day of seeding
 * @param stories which clients; all by default
 * @param onTold hears of each client once all stories of their therapist are told
 */
export async function layDemo(
  today: Date,
  { stories = [mainStory(), ...otherStories()], onTold = () => {} }: { stories?: Story[]; onTold?: (story: Story) => void } = {},
): Promise<PracticeId> {
  const practiceId = uuidv7() as PracticeId;
  await inPractice(practiceId, async (tx) => {
    await tx.practice.create({ data: { id: practiceId, name: PRACTICE_NAME } });
    await createPracticeKey(tx, practiceId);
  });
  const passphraseHash = await hashPassphrase(demo.passphrase);
  const midnight = Math.floor(today.getTime() / DAY_MS) * DAY_MS;
  const at: At = (day, hour) => new Date(midnight + (day - STORY_DAYS) * DAY_MS + hour * HOUR_MS);
  const people = new Map<string, Person & { identityId: string }>();
  for (const account of STAFF) {
    const identityId = uuidv7();
    people.set(account.email, { ...(await addStaff(practiceId, identityId, account, at(FOUNDED, 8))), identityId });
  }
  const [supervisor, supervised] = [people.get(SUPERVISOR), people.get(SUPERVISED)];
  if (supervisor && supervised) await startSupervision(supervisor, supervised, at(FOUNDED, 9));
  for (const [email, person] of people) {
    const readingDays = READING_DAYS[email];
    if (readingDays) await setReadingDays(person, readingDays);
    const answering = ANSWERING[email];
    const cover = answering && people.get(answering.coveredBy);
    if (cover) await setAnswering(person, answering.withinDays, cover, at(FOUNDED, 10));
    const library = await layLibrary(person, at);
    const exercise = (name: string) => library.get(name) ?? catalogExercise(name);
    const theirs = stories.filter((each) => each.therapist === person.displayName);
    await tellSideBySide(theirs, (story) => tellStory(story, person, { passphrase: demo.passphrase, at, exercise }));
    theirs.forEach(onTold);
  }
  // Last, so that a demo that was interrupted is known by its staff not being able to sign in.
  for (const [email, { identityId }] of people) await openSignIn(identityId, email, passphraseHash);
  return practiceId;
}

/** Clients have nothing of each other's to wait for: several are told at once, each in the order of their own days. */
async function tellSideBySide(stories: readonly Story[], tell: (story: Story) => Promise<void>): Promise<void> {
  const untold = [...stories];
  const lane = async () => {
    for (let story = untold.shift(); story; story = untold.shift()) await tell(story);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
