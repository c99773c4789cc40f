import { inject } from "vitest";
import type { Consumer } from "./projects.js";

export const majorOf = (version: string): string => version.split(".")[0]!;

/** The project whose Node.js is of this line. */
export const consumerOf = (major: string): Consumer =>
  inject("consumers").find(({ version }) => majorOf(version) === major)!;
