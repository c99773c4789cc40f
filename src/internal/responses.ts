import type { FullOperationResponse, OperationOptions } from "@azure/core-client";

/** The same options, and a way to get at the answer of the request, once it has come, that is sent with them. */
export function keepResponse<O extends OperationOptions>(
  options: O,
): { options: O; response: () => FullOperationResponse } {
  let kept: FullOperationResponse | undefined;
  const onResponse: NonNullable<OperationOptions["onResponse"]> = (response, flat, error) => {
    kept = response;
    options.onResponse?.(response, flat, error);
  };
  return { options: { ...options, onResponse }, response: () => kept! };
}

/** The same options for a call whose answer the client reads itself, whatever the caller wants to see of it. */
export const deserialized = <O extends OperationOptions>(options: O | null | undefined): O =>
  ({ ...options, requestOptions: { ...options?.requestOptions, shouldDeserialize: true } }) as O;
