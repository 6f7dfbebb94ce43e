// Prints, as JSON, who holds which permission and which procedure asks for which. Run with tsx and the react-server condition.
import { ROLE_PERMISSIONS } from "../src/domain/access/permissions.ts";
import { appRouter } from "../src/server/root.ts";

const asked = Object.fromEntries(
  Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
    const { policy } = procedure._def.meta ?? {};
    return [path, !policy || policy === "public" ? [] : [policy.permission].flat()];
  }),
);
process.stdout.write(JSON.stringify({ held: ROLE_PERMISSIONS, asked }));
process.exit(0);
