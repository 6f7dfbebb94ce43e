import { uuidv7 } from "uuidv7";
import type { PracticeId } from "@/domain/access/scope";
import { hashPassphrase } from "@/server/auth/passphrase";
import { createPracticeKey } from "@/server/crypto/seal";
import { inPractice } from "@/server/db";
import demo from "./demo-accounts.json";
import { addStaff, openSignIn, type Person, setReadingDays, startSupervision } from "./people";
import { mainStory, otherStories, type Story } from "./story";
import { tellStory } from "./tell-story";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STORY_DAYS = 42;
/** Day of the practice's beginning, before every story. */
const FOUNDED = -20;
const PRACTICE_NAME = "Practice at the Canal";
const READING_DAYS: Record<string, readonly number[]> = { "maren@demo.example": [2, 4], "jens@demo.example": [1, 3] };
const SUPERVISOR = "edda@demo.example";
const SUPERVISED = "maren@demo.example";
/** Who works in the demo practice; their sign-ins are made last. */
export const STAFF = demo.accounts.filter((account) => account.role !== "client");

/**
 * Lays the demo practice: two therapists, a supervisor, an admin, and twelve clients, each with a story that ends the day before `today`.
 * @param today any moment of the day of seeding
 * @param stories which clients; all by default
 * @param onTold hears of each client once their story is told
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
  const at = (day: number, hour: number) => new Date(midnight + (day - STORY_DAYS) * DAY_MS + hour * HOUR_MS);
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
    for (const story of stories.filter((each) => each.therapist === person.displayName)) {
      await tellStory(story, person, demo.passphrase, at);
      onTold(story);
    }
  }
  // Last, so that a demo that was interrupted is known by its staff not being able to sign in.
  for (const [email, { identityId }] of people) await openSignIn(identityId, email, passphraseHash);
  return practiceId;
}
