/** Faults of the library that are not mended yet: they do not count. Empty when all is well. */
const KNOWN: RegExp[] = [
  // An operation-id that is a prefix alone.
  /it lacks ids: \{"operationId":"[a-zA-Z]+_"/,
  // A redirect to http: that the caller allows.
  /An http: endpoint that is not on this machine/,
  // An answer that is nested too deeply for the reader of errors.
  /, but Maximum call stack size exceeded/,
];

export const isKnown = (fault: string): boolean => KNOWN.some((known) => known.test(fault));
