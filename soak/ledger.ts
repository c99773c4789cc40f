import {
  isRestError,
  type PhoneNumberCapabilities,
  type PhoneNumbersClient,
} from "@azure/communication-phone-numbers";
import type { Figures, Report } from "./report.js";
import type { Resource } from "./resource.js";

/** Longer than any operation of the emulator takes that nobody asks about. */
const UNTIL_ALL_ENDED_MS = 61_000;

const textOf = ({ calling, sms }: PhoneNumberCapabilities): string => `${calling}/${sms}`;

/** What must be owned in the end, by what the outcomes of all operations say. */
export class Ledger {
  /** By number, the capabilities that it may have: several where an update's outcome is open. */
  readonly #owned = new Map<string, string[]>();
  readonly #openReleases = new Set<string>();
  readonly #figures: Figures;
  readonly #report: Report;

  constructor(figures: Figures, report: Report) {
    this.#figures = figures;
    this.#report = report;
  }

  owns(number: string, capabilities: PhoneNumberCapabilities): void {
    this.#owned.set(number, [textOf(capabilities)]);
  }

  bought(numbers: readonly string[], capabilities: PhoneNumberCapabilities): void {
    for (const number of numbers) {
      if (this.#owned.has(number)) this.#report.problem(`${number} was bought twice`);
      this.owns(number, capabilities);
      this.#figures.add("numbers bought");
    }
  }

  released(number: string): void {
    this.#owned.delete(number);
    this.#figures.add("numbers released");
  }

  /** It is not known whether the service acted, and no id was given under which to ask. */
  releaseIsOpen(number: string): void {
    this.#openReleases.add(number);
  }

  mayHave(number: string, capabilities: PhoneNumberCapabilities): void {
    this.#owned.get(number)?.push(textOf(capabilities));
  }

  /** Finds out what is open, as the message of the error advises, and compares with what is owned. */
  async settle({ emulator, clean: { numbers } }: Resource): Promise<void> {
    emulator.clock.advance(UNTIL_ALL_ENDED_MS);
    for (const number of this.#openReleases) {
      const isOwned = await numbers.getPurchasedPhoneNumber(number).then(
        () => true,
        (error: unknown) => {
          if (isRestError(error) && error.statusCode === 404) return false;
          throw error;
        },
      );
      if (!isOwned) this.released(number);
      this.#figures.add("outcomes unknown, then settled");
    }
    this.#openReleases.clear();
    await this.#compare(numbers);
    const unknown = this.#figures.get("outcomes unknown");
    const settled = this.#figures.get("outcomes unknown, then settled");
    const searches = this.#figures.get("outcomes unknown: searches");
    if (unknown !== settled + searches) {
      this.#report.problem(`${unknown} outcomes unknown, ${settled} settled, ${searches} searches`);
    }
  }

  async #compare(numbers: PhoneNumbersClient): Promise<void> {
    const left = new Map(this.#owned);
    for await (const { phoneNumber, capabilities } of numbers.listPurchasedPhoneNumbers()) {
      const allowed = left.get(phoneNumber);
      left.delete(phoneNumber);
      if (!allowed) this.#report.problem(`${phoneNumber} is owned, or listed twice`);
      else if (!allowed.includes(textOf(capabilities))) {
        const has = `${phoneNumber} has ${textOf(capabilities)}`;
        this.#report.problem(`${has}, not ${allowed.join(" or ")}`);
      }
    }
    for (const number of left.keys()) this.#report.problem(`${number} is not owned any more`);
  }
}
