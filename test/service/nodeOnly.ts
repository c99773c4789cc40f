const PORT = "startEmulator listens on a port, which a browser cannot";

/** The targets of the scenarios that a browser cannot open, and why. */
export const NODE_ONLY = {
  "over HTTP": PORT,
  "over HTTP with a token": PORT,
};
