import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** The headers that need no nonce. The content security policy, which needs one, is set for each page by src/proxy.ts. */
const headers = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()" },
];

const config: NextConfig = {
  // One folder that runs anywhere: what the image holds, what `npm start` serves and what the browser tests meet.
  output: "standalone",
  // A lockfile in a folder above must not widen what is traced and watched.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  // Native or reading files beside themselves: loaded as they are.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino"],
  experimental: { optimizePackageImports: ["react-aria-components", "recharts"] },
  // `npm test` checks types and lint as steps of their own.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: "/:path*", headers }],
};

export default createNextIntlPlugin("./src/i18n/request.ts")(config);
