import { compileFunction } from "node:vm";
import * as coreClient from "@azure/core-client";
import type { OperationSpec } from "@azure/core-client";
import ts from "typescript";
import { readDescription } from "../../../swagger/generate/document.js";
import { emitClient } from "../../../swagger/generate/emitOperations.js";
import * as runtime from "../../../swagger/generate/runtime.js";

const MODULES: Record<string, unknown> = {
  "@azure/core-client": coreClient,
  "../runtime.js": runtime,
};

type Method = (...args: unknown[]) => Promise<unknown>;

/** What `client.ts` of a description exports, run without being written. */
export interface Emitted {
  /** Specs by their name, for example `getSpec`. */
  specs: Record<string, OperationSpec>;
  /** A client whose methods are called by name. */
  connect: (options: object) => Record<string, Method>;
}

export function runEmitted(description: unknown): Emitted {
  const api = readDescription(description);
  const { outputText } = ts.transpileModule(emitClient(api), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, unknown> = {};
  const run = compileFunction(outputText, ["exports", "require"]) as (...args: unknown[]) => void;
  run(exported, (name: string) => MODULES[name]);
  const Client = exported[`${api.name}RestClient`] as new (
    options: object,
  ) => Record<string, Method>;
  return {
    specs: exported as Record<string, OperationSpec>,
    connect: (options) => new Client({ endpoint: "https://pets.example.com", ...options }),
  };
}
