export { createEmulator } from "./emulator.js";
export type { Emulator, EmulatorOptions } from "./emulator.js";
export type { Clock } from "./clock.js";
export type { Fault } from "./faults.js";
export type { OperationName } from "./operationName.js";
export type { SeedNumber } from "./seeding.js";
export type { PurchasedNumber } from "./wire.js";
export type { EmulatedRequest } from "./messages.js";
