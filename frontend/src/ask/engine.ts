// The page's side of the engine: it starts the worker, asks it, and ends it to stop a query.
import type { Answers, Loaded, Numbered, Order, Reply } from "./protocol";

/** The engine refused or failed. */
export class EngineFailed extends Error {
  constructor(
    message: string,
    readonly why: "engine" | "fetching" | "stopped",
  ) {
    super(message);
    this.name = "EngineFailed";
  }
}

interface Waiting {
  give: (value: Answers[keyof Answers]) => void;
  fail: (problem: EngineFailed) => void;
}

export class Engine {
  private worker: Worker | undefined;
  private loaded: Promise<Loaded> | undefined;
  private number = 0;
  private readonly waiting = new Map<number, Waiting>();

  /**
   * @param script the whole address of the worker's script
   * @param data the whole address of the data
   * @param tell told the bytes of the data that are there and those that there will be
   */
  constructor(
    private readonly script: string,
    private readonly data: string,
    private readonly tell: (bytes: number, total: number) => void,
  ) {}

  get isLoaded(): boolean {
    return this.loaded !== undefined;
  }

  /** Load the engine and the data, once until it is stopped. */
  load(): Promise<Loaded> {
    if (!this.loaded) {
      this.loaded = this.ask({ kind: "load", data: this.data });
      this.loaded.catch(() => this.end());
    }
    return this.loaded;
  }

  /** Ask the worker something. */
  ask<O extends Order>(order: O): Promise<Answers[O["kind"]]> {
    this.number += 1;
    const numbered: Numbered = { ...order, number: this.number };
    return new Promise((give, fail) => {
      this.waiting.set(numbered.number, { give: give as Waiting["give"], fail });
      this.running().postMessage(numbered);
    });
  }

  /** Stop whatever it does. The next question loads the data again. */
  stop(): void {
    this.end();
    this.failAll(new EngineFailed("Stopped.", "stopped"));
  }

  private running(): Worker {
    if (!this.worker) {
      this.worker = new Worker(this.script, { type: "module" });
      this.worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.hear(data));
      this.worker.addEventListener("error", (event) => {
        this.end();
        this.failAll(new EngineFailed(event.message || "The engine could not start.", "engine"));
      });
    }
    return this.worker;
  }

  private hear(reply: Reply): void {
    if ("progress" in reply) {
      this.tell(reply.progress.bytes, reply.progress.total);
      return;
    }
    const waiting = this.waiting.get(reply.number);
    this.waiting.delete(reply.number);
    if ("failed" in reply) waiting?.fail(new EngineFailed(reply.failed, reply.why));
    else waiting?.give(reply.value);
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.loaded = undefined;
  }

  private failAll(problem: EngineFailed): void {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const { fail } of all) fail(problem);
  }
}
