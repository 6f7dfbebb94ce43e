import { type ChartTime, chartTime } from "../measure/chart-time";
import { ratioOf } from "../measure/result";
import { send } from "../measure/send";
import type { BenchClient } from "../world/world";
import type { Scenario } from "./scenario";

const pathOf = ({ clientId }: BenchClient) => `/clients/${clientId}`;

export const page: Scenario = {
  name: "page",
  title: "A client’s page",
  how:
    "A therapist opens the page of a client: HTML with the charts’ sentences, the first records with their words, and the data that the browser goes on with; audited. " +
    "Beside it a bare handler that reads the same client’s ratings and sends as many bytes.",
  async targets({ therapist, colleague, caseload, long }, { appPort: port, cookieOf, bare }) {
    const [own, other] = [{ cookie: await cookieOf(therapist) }, { cookie: await cookieOf(colleague) }];
    const of = (index: number) => caseload[index % caseload.length] ?? long;
    const open = async (client: BenchClient, headers: { cookie: string }) => {
      const answer = await send({ port, path: pathOf(client), method: "GET", headers });
      if (!answer.text.includes(client.displayName)) throw new Error(`${pathOf(client)} is not the page of ${client.displayName}`);
      return answer;
    };
    const [few, many] = [await open(of(0), own), await open(long, other)];
    const inBare = ({ practiceId, clientId }: BenchClient, { bytes }: { bytes: number }) =>
      send(bare("/page", { practiceId, clientId, bytes }));
    return [
      { name: "bare, 100 ratings", by: "bare", calls: 200, ask: (index) => inBare(of(index), few) },
      { name: "page, 100 ratings", by: "app", calls: 30, ask: (index) => open(of(index), own) },
      { name: "bare, 5,000 ratings", by: "bare", calls: 40, ask: () => inBare(long, many) },
      { name: "page, 5,000 ratings", by: "app", calls: 15, ask: () => open(long, other) },
    ];
  },
  judge(line) {
    const over = (ratings: string) =>
      ratioOf(`the page over a bare answer, ${ratings}`, line(`page, ${ratings}`), line(`bare, ${ratings}`));
    return { ratios: [over("100 ratings"), over("5,000 ratings")], bars: [], notes: [] };
  },
  async aside({ therapist, colleague, caseload, long }, { appPort, cookieOf }) {
    const inBrowser = async (client: BenchClient, cookie: string) =>
      inWords(await chartTime(`http://127.0.0.1:${appPort}${pathOf(client)}`, cookie));
    return [
      `In Chromium on the same machine, median of ten cold loads, 100 ratings: ${await inBrowser(caseload[0] ?? long, await cookieOf(therapist))}.`,
      `The same, 5,000 ratings: ${await inBrowser(long, await cookieOf(colleague))}.`,
    ];
  },
};

function inWords({ firstByte, text, firstChart, axes }: ChartTime): string {
  const at = (ms: number) => `${Math.round(ms)} ms`;
  return `first byte ${at(firstByte)}, headings and sentences ${at(text)}, first chart drawn ${at(firstChart)}, first chart with axes (Recharts, loaded lazily) ${at(axes)}`;
}
