import { answerAuth } from "@/server/auth/auth-http";

export { answerAuth as GET, answerAuth as POST };
