import { sipConfiguration } from "./answers.js";
import { withError, withValue, type Difference } from "./difference.js";
import { items, type Clients } from "./sideBySide.js";

const setOne = ({ sipRouting }: Clients): Promise<unknown> =>
  sipRouting.setTrunk({ fqdn: "one.example.com", sipSignalingPort: 5061 });
const NO_TRUNK = 'There is no SIP trunk "x.y". listTrunks() gives those that are configured.';
const notFound = { name: "RestError", statusCode: 404, code: "NotFound", message: NO_TRUNK };

/** Differences of what calls are told of SIP trunks. */
export const trunkDifferences: Difference[] = [
  {
    about: "getTrunk rejects with a RestError",
    reason: "1.5.0 throws a plain object, without name, stack or status",
    notices: "error.statusCode and instanceof Error; the code NotFound stays",
    scenarios: [
      {
        name: "a trunk that does not exist",
        call: ({ sipRouting }) => sipRouting.getTrunk("x.y"),
        answers: [{ body: sipConfiguration }],
      },
    ],
    change: (published) => withError(published, notFound),
  },
  ...(["getTrunk", "setTrunk"] as const).map((method): Difference => ({
    about: `${method} finds a trunk in any letter case`,
    reason: "domain names are the same in any letter case; 1.5.0 rejects with NotFound",
    notices: "the trunk instead of an error",
    scenarios: [
      {
        name: `${method} in other letter case`,
        call: ({ sipRouting }) =>
          method === "getTrunk"
            ? sipRouting.getTrunk("ONE.example.com")
            : sipRouting.setTrunk({ fqdn: "ONE.example.com", sipSignalingPort: 5061 }),
        answers: [{ body: sipConfiguration }],
      },
    ],
    change: (published) => ({
      requests: published.requests,
      value: { fqdn: "one.example.com", sipSignalingPort: 5061 },
    }),
  })),
  {
    about: "further properties of a trunk pass",
    reason: "what the service says is not dropped; numbers and routes pass theirs already",
    notices: "more properties, if the service sends them",
    scenarios: [
      {
        name: "a trunk with more than is described",
        call: ({ sipRouting }) => items(sipRouting.listTrunks()),
        answers: [{ body: { trunks: { "a.b": { sipSignalingPort: 1, enabled: true } } } }],
      },
    ],
    change: (published) =>
      withValue(published, [{ fqdn: "a.b", sipSignalingPort: 1, enabled: true }]),
  },
  {
    about: "a trunk that is null is none",
    reason: "null is how the API removes a trunk; 1.5.0 fails on it",
    notices: "a list instead of a TypeError",
    scenarios: [
      {
        name: "a trunk that is null",
        call: ({ sipRouting }) => items(sipRouting.listTrunks()),
        answers: [{ body: { trunks: { "a.b": null } } }],
      },
    ],
    change: ({ requests }) => ({ requests, value: [] }),
  },
  {
    about: "setTrunks reads the trunks if the answer to the change has none",
    reason: "the answer is to be all trunks after the change; 1.5.0 gives an empty list then",
    notices: "the trunks, and one request more, should the service ever leave them out",
    scenarios: [
      {
        name: "trunks that are not in the answer to their change",
        call: ({ sipRouting }) =>
          sipRouting.setTrunks([{ fqdn: "one.example.com", sipSignalingPort: 1 }]),
        answers: [{ body: sipConfiguration }, { body: {} }, { body: sipConfiguration }],
      },
    ],
    change: ({ requests: [read, change] }) => ({
      requests: [read!, change!, read!],
      value: [
        { fqdn: "one.example.com", sipSignalingPort: 5061 },
        { fqdn: "two.example.com", sipSignalingPort: 5062 },
      ],
    }),
  },
  {
    about: "a trunk that is not told in the answer to its change is read",
    reason:
      "the answer is to be the trunk after the change; 1.5.0 says NotFound though it is there",
    notices: "the trunk, and one request more, should the service ever leave the trunks out",
    scenarios: [
      {
        name: "a trunk, and an answer without trunks to its change",
        call: setOne,
        answers: [{ body: {} }, { body: sipConfiguration }],
      },
    ],
    change: ({ requests: [change] }) => {
      const { "content-type": _, ...headers } = change!.headers;
      return {
        requests: [change!, { ...change!, method: "GET", headers, body: undefined }],
        value: { fqdn: "one.example.com", sipSignalingPort: 5061 },
      };
    },
  },
  {
    about: "a trunk that is not in the answer to its change is no success",
    reason: "1.5.0 throws a plain object that says NotFound, though the service took the change",
    notices: "a RestError with the code PARSE_ERROR, should the service ever leave the trunk out",
    scenarios: [
      {
        name: "a trunk that is not in the answer to its change",
        call: setOne,
        answers: [{ body: { trunks: {} } }],
      },
    ],
    change: (published) =>
      withError(published, {
        statusCode: 200,
        code: "PARSE_ERROR",
        message: 'PATCH /sip was answered 200, but the trunk "one.example.com" is not in it.',
      }),
  },
];
