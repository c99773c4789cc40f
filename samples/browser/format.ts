/** How the page writes prices, times and capabilities. */
import type { PhoneNumberCapabilities, PhoneNumberCost } from "@azure/communication-phone-numbers";

export const price = ({ amount, currencyCode }: PhoneNumberCost): string =>
  new Intl.NumberFormat("en", { style: "currency", currency: currencyCode }).format(amount);

export const timeOf = (date: Date | undefined): string =>
  date?.toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit" }) ?? "an unknown time";

const DIRECTIONS = {
  none: "none",
  inbound: "in",
  outbound: "out",
  "inbound+outbound": "in and out",
};

/** What a number can do. */
export const abilities = ({ calling, sms }: PhoneNumberCapabilities): string =>
  `Calls: ${DIRECTIONS[calling]}; SMS: ${DIRECTIONS[sms]}`;

export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;
