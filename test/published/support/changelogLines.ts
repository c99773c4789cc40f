/** Where CHANGELOG.md names the differences: how a line of it begins, and what they are about. */
export const CHANGELOG_LINES: [line: string, about: RegExp][] = [
  [
    "`apiVersion` and `loggingOptions` in",
    /^(the SIP routing client has an API|an API version is|logging)/,
  ],
  ["`maxPageSize` in list options", /^byPage .*takes a page size$/],
  ["Pages carry a `continuationToken`", /^(a page knows|a continuation token may)/],
  ["Poller states carry `operationId`", /^(the state of a poller|a text names|an operation id is)/],
  [
    "`begin*` sends the start alone",
    /own$|^begin\* gives|^(a|pollUntilDone pauses after its) first poll|^onProgress hears|failed at the first/,
  ],
  [
    "Starts of searches, purchases",
    /when it is not known|says? where to follow it|does not say where|^a Location alone|^a start whose signal/,
  ],
  ["`cancelOperation` of a poller", /cancel/],
  [
    "Purchases and releases resolve to",
    /has its type$|^deleteReservation|^a purchase has no result/,
  ],
  ["`deleteReservation` and `cancelOperation`", /^a reservation that a lost/],
  ["A look-up of operator details", /^a look-up with a price/],
  ["A failed operation rejects with", /^(an operation that failed|a failed operation)/],
  ["`resumeFrom` starts nothing", /^a resumeFrom/],
  ["`getTrunk` of a missing trunk", /^getTrunk rejects/],
  ["A reservation's number without", /^(a number without id|two trunks)/],
  ["Arguments that cannot be sent", /^(an empty number|an updateIntervalInMs)/],
  ["A `Retry-After` of more than 60", /^(a (429|503) with a long|a Retry-After that is neither)/],
  ["What an HTTP client throws is", /^what an HTTP client throws/],
  ["An answer that a policy gives", /^an answer that a policy gives/],
  [
    "A token credential is asked",
    /^(a credential whose|a token that ends|a token credential gets)/,
  ],
  ["A loop over a listing begins", /^(a second loop|a listing has a return|a loop after)/],
  ["`onResponse` sees polls as", /^(onResponse|shouldDeserialize)/],
  ["Nothing of a client's inside", /^a client shows nothing/],
  ["`billingFrequency` is what", /^billingFrequency/],
  ["`http:` endpoints work without", /^an http: endpoint/],
  [
    "Links of the service and of",
    /^(a link (to another|keeps|that names)|a text keeps|a continuation token (of|that)|a SIP listing refuses|a redirect elsewhere)/,
  ],
  [
    "No error shows an access key",
    /^(the parts of a connection|a part after|an endpoint (may|has|that)|options may|a connection string|what is neither|a URL without|the endpoint)/,
  ],
  ["Requests are signed over", /^(each try|a redirect is signed|the query is sent)/],
  ["`%2B...` numbers are no longer", /^a number with %2B/],
  ["The client's `acceptLanguage`", /^the language/],
  [
    "Polls carry no `Content-Type`",
    /^(polls carry|an update of|options in the request|status and)/,
  ],
  [
    "An abort ends a wait at once",
    /signal|^(a failed poll|stopPolling|a callback|a poller leaves)/,
  ],
  [
    "`Retry-After` between polls",
    /^(Retry-After: |a Retry-After with a time|(x-ms-)?retry-after-ms)/,
  ],
  [
    "An operation is followed by",
    /^(a capability update without|a search without|an operation is followed|a link to the operation)/,
  ],
  ["What `toString()` of a poller", /^a text (of 1\.5\.0|without)/],
  ["Listings reject at a link", /^(a listing (of|whose)|pages go on|a link that repeats)/],
  [
    "Empty, `null` and HTML",
    /^(an answer|a date|an error|a page without|a poll w|a redirect that)/,
  ],
  ["`setTrunk`, `setTrunks` and", /letter case$|^setTrunks does not/],
  ["A SIP trunk that is `null`", /^(a trunk that|further|setTrunks reads|details of)/],
];
