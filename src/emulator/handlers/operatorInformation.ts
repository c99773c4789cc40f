// Who operates a number.
import { countryOfNumber, findPool } from "../catalog.js";
import { requireBody } from "../checks.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import * as shape from "../shapes.js";

const lookUpRequest = shape.object(
  { phoneNumbers: shape.listOf(shape.text) },
  { options: shape.object({}, { includeAdditionalOperatorDetails: shape.flag }) },
);

/** POST /operatorInformation/:search */
export function lookUpOperator(context: Context): Answer {
  const { phoneNumbers, options } = requireBody(context, lookUpRequest);
  if (phoneNumbers.length > 1) refuse(errors.onlyOneNumber());
  const [phoneNumber = ""] = phoneNumbers;
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) {
    const message = "The phoneNumbers have to be a list with one number in E.164 format.";
    refuse(errors.invalid("phoneNumbers", message));
  }
  const detailed = options?.includeAdditionalOperatorDetails === true;
  const digits = phoneNumber.slice(1);
  return {
    status: 200,
    body: {
      values: [{ phoneNumber, ...formats(digits), ...(detailed ? details(digits) : noDetails) }],
    },
  };
}

const noDetails = { isoCountryCode: null, numberType: null, operatorDetails: null };

function formats(digits: string): { nationalFormat: string; internationalFormat: string } {
  const dial = countryOfNumber(digits)?.dial ?? digits.slice(0, 2);
  const national = digits.slice(dial.length);
  if (dial !== "1" || national.length !== 10) {
    return { nationalFormat: `0${national}`, internationalFormat: `+${dial} ${national}` };
  }
  const [area, exchange, line] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  return {
    nationalFormat: `(${area}) ${exchange}-${line}`,
    internationalFormat: `+1 ${area}-${exchange}-${line}`,
  };
}

function details(digits: string): Record<keyof typeof noDetails, unknown> {
  const pool = findPool(digits);
  const type = pool?.phoneNumberType;
  return {
    isoCountryCode: countryOfNumber(digits)?.code ?? null,
    numberType: type === undefined ? "unknown" : type === "tollFree" ? "other" : type,
    operatorDetails: {
      name: type === "tollFree" ? "Multiple OCN Listing" : "Emulated Operator",
      mobileNetworkCode: null,
      mobileCountryCode: null,
    },
  };
}
