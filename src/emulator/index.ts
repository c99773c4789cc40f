/**
 * An emulator of the service inside a process: for tests without a network, an account or money.
 *
 * @module @azure/communication-phone-numbers/emulator
 */
export { createEmulator } from "./emulator.js";
export type { Emulator, EmulatorOptions } from "./emulator.js";
export type { Clock } from "./clock.js";
export type { Fault } from "./faults.js";
export type { OperationName } from "./operationName.js";
export type { SeedNumber } from "./seeding.js";
export type { Capabilities, Cost, PurchasedNumber } from "./wire.js";
export type { EmulatedRequest } from "./messages.js";
