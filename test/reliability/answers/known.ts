/** Faults that are meant so. */
const KNOWN: RegExp[] = [
  // A redirect to http: that the caller allows, though not without encryption.
  /An http: endpoint that is not on this machine/,
];

export const isKnown = (fault: string): boolean => KNOWN.some((known) => known.test(fault));
