import { uuidv7 } from "uuidv7";
import type { PracticeId } from "@/domain/access/scope";
import { hashPassphrase } from "@/server/auth/passphrase";
import { createPracticeKey } from "@/server/crypto/seal";
import { inPractice } from "@/server/db";
import demo from "./demo-accounts.json";
import { addTherapist, openSignIn } from "./people";
import { mainStory, otherStories, type Story } from "./story";
import { tellStory } from "./tell-story";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const STORY_DAYS = 42;
const PRACTICE_NAME = "Practice at the Canal";
export const THERAPISTS = [
  { name: "Maren Holt", address: "maren@demo.example", readingDays: [2, 4] },
  { name: "Jens Arnold", address: "jens@demo.example", readingDays: [1, 3] },
];

/**
 * Lays the demo practice: two therapists and twelve clients, each with a story that ends the day before `today`.
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
  const identities = THERAPISTS.map(({ address }) => ({ id: uuidv7(), address }));
  for (const [index, therapist] of THERAPISTS.entries()) {
    const person = await addTherapist(practiceId, identities[index]?.id ?? uuidv7(), therapist);
    for (const story of stories.filter((each) => each.therapist === therapist.name)) {
      await tellStory(story, person, demo.passphrase, at);
      onTold(story);
    }
  }
  // Last, so that a demo that was interrupted is known by its therapists not being able to sign in.
  for (const { id, address } of identities) await openSignIn(id, address, passphraseHash);
  return practiceId;
}
