import { createTracingClient } from "@azure/core-tracing";
import { SDK_VERSION } from "./version.js";

export const tracingClient = createTracingClient({
  namespace: "Microsoft.Communication",
  packageName: "@azure/communication-phone-numbers",
  packageVersion: SDK_VERSION,
});
