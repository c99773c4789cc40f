import { Victim } from "./victim.js";

/** An emulator in a process of its own, which can be killed and goes on from its state file. */
export class Service {
  readonly stateFile: string;
  url = "";
  key = "";
  deaths = 0;
  readonly #program: string;
  #process: Victim;

  private constructor(program: string, stateFile: string) {
    this.#program = program;
    this.stateFile = stateFile;
    this.#process = new Victim(program, stateFile);
  }

  static async start(program: string, stateFile: string): Promise<Service> {
    const service = new Service(program, stateFile);
    await service.#begin();
    return service;
  }

  get connectionString(): string {
    return `endpoint=${this.url};accesskey=${this.key}`;
  }

  async kill(): Promise<void> {
    this.#process.kill();
    await this.#process.death;
  }

  /** Gives the URL of the next one. */
  async restart(): Promise<string> {
    this.deaths += 1;
    await this.kill();
    this.#process = new Victim(this.#program, this.stateFile);
    return this.#begin();
  }

  async #begin(): Promise<string> {
    const line = await Promise.race([this.#process.ready, this.#process.death]);
    if (typeof line !== "string") throw new Error(`No emulator came up: ${line.complaints}`);
    Object.assign(this, JSON.parse(line) as { url: string; key: string });
    return this.url;
  }
}
