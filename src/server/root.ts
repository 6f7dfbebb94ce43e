import { assignmentRouter } from "./assignment/router";
import { caseloadRouter } from "./caseload/router";
import { clientRouter } from "./client/router";
import { consentRouter } from "./consent/router";
import { exposureRouter } from "./exposure/router";
import { invitationRouter } from "./invitation/router";
import { ownDataRouter } from "./own-data/router";
import { paceRouter } from "./pace/router";
import { passkeyRouter } from "./passkey/router";
import { passphraseRouter } from "./passphrase/router";
import { profileRouter } from "./profile/router";
import { recordRouter } from "./record/router";
import { secondFactorRouter } from "./second-factor/router";
import { sessionRouter } from "./session/router";
import { settingRouter } from "./setting/router";
import { syncRouter } from "./sync/router";
import { todayRouter } from "./today/router";
import { router } from "./trpc";

/** Every read and write of the app; one router for each noun. */
export const appRouter = router({
  assignment: assignmentRouter,
  caseload: caseloadRouter,
  client: clientRouter,
  consent: consentRouter,
  exposure: exposureRouter,
  invitation: invitationRouter,
  ownData: ownDataRouter,
  pace: paceRouter,
  passkey: passkeyRouter,
  passphrase: passphraseRouter,
  profile: profileRouter,
  record: recordRouter,
  secondFactor: secondFactorRouter,
  session: sessionRouter,
  setting: settingRouter,
  sync: syncRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;
