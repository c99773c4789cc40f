/** What a callback of onProgress does besides taking note. */
export type Reaction = "none" | "throw" | "stop" | "cancel" | "poll" | "wait" | "restart" | "leave";

/** A call that somebody awaits. */
export interface Caller {
  /** Which of the signals were given to it. */
  signals: number[];
  /** What became of it, and when; undefined while it is under way. */
  end?: { told: string; at: number };
}

/** What a model has to know. */
export interface ModelOptions {
  intervalMs: number;
  maxRetries: number;
  isAborted: (signal: number) => boolean;
  /** The signal given to begin, if there was one. */
  signals: number[];
}
