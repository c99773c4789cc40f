import { compileFunction } from "node:vm";
import { createPipelineFromOptions, type HttpClient } from "@azure/core-rest-pipeline";
import ts from "typescript";
import { answerPolicy } from "../../../src/internal/answers.js";
import { createRestClient } from "../../../src/internal/restClient.js";
import { readDescription } from "../../../swagger/generate/document.js";
import { emitOperations } from "../../../swagger/generate/emitOperations.js";
import * as runtime from "../../../swagger/generate/runtime.js";
import type { Operation } from "../../../swagger/generate/runtime.js";

type AnyOperation = Operation<object, object, unknown>;

/** What `operations.ts` of a description exports, run without being written. */
export interface Emitted {
  operations: Record<string, AnyOperation>;
  /** Sends the request of an operation. */
  send: (
    httpClient: HttpClient,
    operation: string,
    args?: object,
    options?: object,
  ) => Promise<unknown>;
}

export function runEmitted(description: unknown): Emitted {
  const { outputText } = ts.transpileModule(emitOperations(readDescription(description)), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, unknown> = {};
  const run = compileFunction(outputText, ["exports", "require"]) as (...args: unknown[]) => void;
  run(exported, () => runtime);
  const { API_VERSION: apiVersion, ...operations } = exported as Record<string, AnyOperation> & {
    API_VERSION: string;
  };
  return {
    operations,
    send: (httpClient, operation, args = {}, options = {}) => {
      const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
      pipeline.addPolicy(answerPolicy(), { phase: "Deserialize" });
      const base = { endpoint: "https://pets.example.com", apiVersion };
      const client = createRestClient(base, pipeline, httpClient, false);
      return client.send(operations[operation]!, args, options);
    },
  };
}
