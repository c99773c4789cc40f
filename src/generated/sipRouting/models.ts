// Generated from swagger/sipRouting.json by `npm run generate`. Change that file, not this one.

/**
 * Everything the resource knows about SIP routing. For a call, the first route whose pattern fits is
 * taken, and of that route the first trunk that is available.
 */
export interface SipConfiguration {
  /**
   * Trunks by their fully qualified domain name, at most 250 with names of 1 to 249 characters.
   * Always sent by the service, `{}` when there are none.
   */
  trunks?: { [propertyName: string]: SipTrunk };
  /**
   * Routes in the order in which they are tried, at most 250. Always sent by the service, empty when
   * there are none.
   */
  routes?: SipTrunkRoute[];
}

/** A connection to a session border controller, named by its domain. */
export interface SipTrunk {
  /** TCP port on which the trunk takes SIP signalling, for example 5061. Port 0 is refused. */
  sipSignalingPort: number;
}

/** A rule that sends calls to certain numbers over certain trunks. */
export interface SipTrunkRoute {
  /** Note for people, up to 1024 characters. It has no effect on routing. */
  description?: string;
  /** Name of the route, 1 to 256 characters. Two routes cannot have the same one. */
  name: string;
  /**
   * Regular expression in the .NET dialect, up to 1024 characters, that the called number has to
   * match: digits with or without a plus, no spaces. The service accepts patterns that JavaScript
   * cannot compile.
   */
  numberPattern: string;
  /**
   * Domain names of the trunks to try, in this order, at most 250. Each must exist in the
   * configuration and may be named once.
   */
  trunks?: string[];
}

/**
 * Change to the SIP configuration. What is left out stays; the outcome is checked as a whole and
 * either taken or refused as a whole.
 */
export interface SipConfigurationUpdate {
  /**
   * Trunks to change, by domain name: an object adds or changes a trunk, null removes it, trunks not
   * named stay. Removing one that does not exist does no harm; one still used by a route is refused.
   */
  trunks?: { [propertyName: string]: TrunkUpdate | null };
  /**
   * The complete new list of routes, at most 250, replacing the old one. An empty list removes all
   * routes; leave it out to keep them.
   */
  routes?: SipTrunkRoute[];
}

/** Change to one trunk, or a new trunk. */
export interface TrunkUpdate {
  /**
   * TCP port on which the trunk takes SIP signalling, for example 5061. A new trunk needs one, and 0
   * is refused.
   */
  sipSignalingPort?: number;
}

/** Body of every refused request. */
export interface CommunicationErrorResponse {
  /** Why the request was refused. */
  error: SipRoutingError;
}

/**
 * A failure as the service reports it. Branch on `code`; `message` is for people and its wording
 * changes.
 */
export interface SipRoutingError {
  /**
   * Short name of the failure, stable enough to compare with, for example
   * `UnprocessableConfiguration`.
   */
  code: string;
  /**
   * Explanation in English, meant for logs. It says little when `innerError` is there: read that one
   * too.
   */
  message: string;
  /** Lower-case name of the input at fault. Absent when no single input is to blame. */
  readonly target?: string;
  /** One entry per separate failure, where a request has failed in several ways at once. */
  readonly details?: SipRoutingError[];
  /**
   * The more precise failure behind this one, for example `MissingTrunk`. SIP routing puts the real
   * reason here.
   */
  readonly innerError?: SipRoutingError;
}
