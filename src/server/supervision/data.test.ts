import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { makeAssigned } from "../testing/exposure-story";
import { phoneOf, recordExposure } from "../testing/phone";
import { addClient, callerFor, daysAfter, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";

describe("a supervisor's caseloads", () => {
  it("are those of the therapists they supervise, with what the therapists have opened and who waits", async () => {
    const { practice, steps } = await makeAssigned(minutesAfter(-500));
    const { supervisor, therapist, client } = practice;
    const opened = await recordExposure(client, { stepId: steps[0].id }, minutesAfter(-90));
    await recordExposure(client, { stepId: steps[0].id }, minutesAfter(-60));
    await callerFor(therapist, minutesAfter(-50)).record.open({ clientId: client.clientId, recordId: opened });
    await phoneOf(client).askFor(crypto.randomUUID(), "slower", minutesAfter(-40));
    const { caseloads } = await callerFor(supervisor).supervision.caseloads();
    expect(caseloads).toEqual([
      {
        therapistId: therapist.userId,
        therapistName: "Maren Holt",
        notAgreed: 0,
        clients: [
          {
            clientId: client.clientId,
            displayName: "Jonas R.",
            invited: "accepted",
            lastRecordAt: minutesAfter(-90).toISOString(),
            openPredictions: 0,
            cannotKnowPredictions: 0,
            paceRequests: { unanswered: 1, since: minutesAfter(-40).toISOString() },
          },
        ],
      },
    ]);
  });

  it("tell only the number of clients who have not agreed, or not any more", async () => {
    const { practiceId, supervisor, therapist, client } = await makePractice();
    const other = await inPractice(practiceId, (tx) => addClient(tx, therapist, "Amira S."));
    await inPractice(practiceId, (tx) =>
      tx.consent.updateMany({ where: { practiceId, clientId: client.clientId, purpose: "supervision" }, data: { withdrawnAt: NOW } }),
    );
    await callerFor(other, daysAfter(-1)).consent.withdraw({ purpose: "care" });
    const answer = await callerFor(supervisor).supervision.caseloads();
    expect(answer.caseloads).toMatchObject([{ therapistName: "Maren Holt", clients: [], notAgreed: 2 }]);
    expect(JSON.stringify(answer)).not.toMatch(/Jonas|Amira/);
  });

  it("are none once supervision has ended", async () => {
    const { practiceId, supervisor } = await makePractice();
    await inPractice(practiceId, (tx) => tx.supervision.updateMany({ where: { practiceId }, data: { endedAt: daysAfter(-1) } }));
    expect(await callerFor(supervisor).supervision.caseloads()).toEqual({ caseloads: [] });
  });
});
