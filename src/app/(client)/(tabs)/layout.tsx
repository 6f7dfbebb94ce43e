import type { ReactNode } from "react";
import { ClientBanner } from "@/components/client/client-banner";
import { TabsHeader } from "@/components/client/tabs-header";

export default function TabsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <TabsHeader />
      <ClientBanner />
      <main id="content" className="flex flex-1 flex-col">
        {children}
      </main>
    </>
  );
}
