import type { NextRequest } from "next/server";
import { handlers } from "@/server/auth/auth";
import { isOwnOrigin } from "@/server/auth/origin";
import { refuse } from "@/server/http-answer";

export const { GET } = handlers;

/** Besides next-auth's own token against forged forms, a sign-in must come from our own pages. */
export function POST(request: NextRequest): Promise<Response> | Response {
  return isOwnOrigin(request.headers) ? handlers.POST(request) : refuse(403, "WRONG_ORIGIN");
}
