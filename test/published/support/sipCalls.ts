import type { SipTrunkRoute } from "published-phone-numbers";
import { sipConfiguration } from "./answers.js";
import type { Call } from "./call.js";
import { items } from "./sideBySide.js";

const ROUTES: SipTrunkRoute[] = [
  { name: "first", description: "why", numberPattern: "^\\+1", trunks: ["one.example.com"] },
  { name: "second", numberPattern: ".*" },
];
const TRUNKS = [
  { fqdn: "one.example.com", sipSignalingPort: 5061 },
  { fqdn: "three.example.com", sipSignalingPort: 65535 },
];

/** Calls of the SIP routing client. */
export const sipCalls: Call[] = [
  {
    method: "listTrunks",
    run: ({ sipRouting }, options) => items(sipRouting.listTrunks(options)),
    options: [],
    answers: [{ body: sipConfiguration }],
  },
  {
    method: "listRoutes",
    run: ({ sipRouting }, options) => items(sipRouting.listRoutes(options)),
    options: [],
    answers: [{ body: sipConfiguration }],
  },
  {
    method: "getTrunk",
    run: ({ sipRouting }, options) => sipRouting.getTrunk("two.example.com", options),
    options: [],
    answers: [{ body: sipConfiguration }],
  },
  {
    method: "setTrunk",
    run: ({ sipRouting }, options) =>
      sipRouting.setTrunk({ fqdn: "two.example.com", sipSignalingPort: 5062 }, options),
    options: [],
    answers: [{ body: sipConfiguration }],
  },
  {
    method: "setTrunks",
    run: ({ sipRouting }, options) => sipRouting.setTrunks(TRUNKS, options),
    options: [],
    answers: [
      { body: sipConfiguration },
      { body: { ...sipConfiguration, trunks: { "one.example.com": { sipSignalingPort: 5061 } } } },
    ],
  },
  {
    method: "setRoutes",
    run: ({ sipRouting }, options) => sipRouting.setRoutes(ROUTES, options),
    options: [],
    answers: [{ body: sipConfiguration }],
  },
  {
    method: "deleteTrunk",
    run: ({ sipRouting }, options) => sipRouting.deleteTrunk("two.example.com", options),
    options: [],
    answers: [{ body: sipConfiguration }],
  },
];
