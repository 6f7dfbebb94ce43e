import { z } from "zod";

export const sessionView = z.strictObject({
  userId: z.uuid(),
  role: z.enum(["admin", "supervisor", "therapist", "client"]),
  displayName: z.string(),
  practiceName: z.string(),
  assurance: z.enum(["passphrase", "secondFactor"]),
});
