import { getRequestConfig } from "next-intl/server";

export default getRequestConfig(async () => ({
  locale: "en-GB",
  messages: (await import("../../messages/en.json")).default,
  timeZone: "UTC",
}));
