import { assignmentRouter } from "./assignment/router";
import { auditRouter } from "./audit/router";
import { breakGlassRouter } from "./break-glass/router";
import { careRouter } from "./care/router";
import { caseloadRouter } from "./caseload/router";
import { clientRouter } from "./client/router";
import { consentRouter } from "./consent/router";
import { exerciseRouter } from "./exercise/router";
import { exposureRouter } from "./exposure/router";
import { flagRouter } from "./flag/router";
import { invitationRouter } from "./invitation/router";
import { libraryRouter } from "./library/router";
import { noticeRouter } from "./notice/router";
import { ownDataRouter } from "./own-data/router";
import { ownItemRouter } from "./own-item/router";
import { paceRouter } from "./pace/router";
import { paceAgreementRouter } from "./pace-agreement/router";
import { passkeyRouter } from "./passkey/router";
import { passphraseRouter } from "./passphrase/router";
import { personRouter } from "./person/router";
import { privateNoteRouter } from "./private-note/router";
import { profileRouter } from "./profile/router";
import { recordRouter } from "./record/router";
import { restWeekRouter } from "./rest-week/router";
import { secondFactorRouter } from "./second-factor/router";
import { sessionRouter } from "./session/router";
import { settingRouter } from "./setting/router";
import { supervisionRouter } from "./supervision/router";
import { syncRouter } from "./sync/router";
import { todayRouter } from "./today/router";
import { router } from "./trpc";

/** Every read and write of the app; one router for each noun. */
export const appRouter = router({
  supervision: supervisionRouter,
  privateNote: privateNoteRouter,
  notice: noticeRouter,
  breakGlass: breakGlassRouter,
  assignment: assignmentRouter,
  audit: auditRouter,
  care: careRouter,
  caseload: caseloadRouter,
  client: clientRouter,
  consent: consentRouter,
  exercise: exerciseRouter,
  exposure: exposureRouter,
  flag: flagRouter,
  invitation: invitationRouter,
  library: libraryRouter,
  ownData: ownDataRouter,
  ownItem: ownItemRouter,
  pace: paceRouter,
  paceAgreement: paceAgreementRouter,
  passkey: passkeyRouter,
  passphrase: passphraseRouter,
  person: personRouter,
  profile: profileRouter,
  record: recordRouter,
  restWeek: restWeekRouter,
  secondFactor: secondFactorRouter,
  session: sessionRouter,
  setting: settingRouter,
  sync: syncRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;
