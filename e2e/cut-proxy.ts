import net from "node:net";

/**
 * A TCP proxy between browser and server. `cutNextAnswer` lets one request through and calls back when the first
 * byte of its answer arrives, which it then throws away: the server has committed, and the browser never hears of it.
 */
export class CutProxy {
  private readonly sockets = new Set<net.Socket>();
  private cut: { matches: (request: string) => boolean; onAnswer: () => void } | null = null;
  private constructor(
    private readonly server: net.Server,
    readonly port: number,
  ) {}

  static async start(targetPort: number): Promise<CutProxy> {
    let proxy: CutProxy | undefined;
    const server = net.createServer((browser) => proxy?.join(browser, targetPort));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    proxy = new CutProxy(server, (server.address() as net.AddressInfo).port);
    return proxy;
  }

  /** @param strike runs the moment the answer's first byte is here, before anything else can happen */
  cutNextAnswer(matches: (request: string) => boolean, strike: () => void): Promise<void> {
    return new Promise((done) => {
      this.cut = {
        matches,
        onAnswer: () => {
          strike();
          done();
        },
      };
    });
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private join(browser: net.Socket, targetPort: number): void {
    const server = net.connect(targetPort, "127.0.0.1");
    let awaited: (() => void) | null = null;
    for (const socket of [browser, server]) {
      this.sockets.add(socket);
      socket.on("error", () => {
        browser.destroy();
        server.destroy();
      });
      socket.on("close", () => {
        this.sockets.delete(socket);
        browser.destroy();
        server.destroy();
      });
    }
    browser.on("data", (bytes) => {
      if (this.cut?.matches(bytes.toString("latin1"))) {
        awaited = this.cut.onAnswer;
        this.cut = null;
      }
      server.write(bytes);
    });
    server.on("data", (bytes) => {
      if (awaited) {
        awaited();
        awaited = null;
        browser.destroy();
        server.destroy();
      } else browser.write(bytes);
    });
  }
}
