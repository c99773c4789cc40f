/** Everything public that takes an argument, with what it has to send. */
import { BEGINS, POLLER } from "./beginMethods.js";
import { CONSTRUCTORS } from "./constructors.js";
import { LISTS } from "./listMethods.js";
import type { Method } from "./method.js";
import { PLAIN } from "./plainMethods.js";
import { SIP } from "./sipMethods.js";

export const METHODS: Method[] = [
  ...LISTS,
  ...BEGINS,
  ...POLLER,
  ...PLAIN,
  ...SIP,
  ...CONSTRUCTORS,
];
