import type {
  BrowseAvailableNumbersOptions,
  CreateOrUpdateReservationOptions,
  SearchOperatorInformationOptions,
} from "published-phone-numbers";
import { available, failedNumber, purchased, reservation, RESERVATION_ID } from "./answers.js";
import type { Call } from "./call.js";

const lookedUp = {
  phoneNumber: "+14255550123",
  nationalFormat: "(425) 555-0123",
  internationalFormat: "+1 425-555-0123",
  isoCountryCode: null,
  numberType: "mobile",
  operatorDetails: { name: "Contoso", mobileNetworkCode: null, mobileCountryCode: "310" },
};

/** Calls of one request each. */
export const numberCalls: Call[] = [
  {
    method: "getPurchasedPhoneNumber",
    run: ({ phoneNumbers }, options) =>
      phoneNumbers.getPurchasedPhoneNumber("+14255550123", options),
    options: [],
    answers: [{ body: purchased }],
  },
  {
    method: "getReservation",
    run: ({ phoneNumbers }, options) => phoneNumbers.getReservation(RESERVATION_ID, options),
    options: [],
    answers: [{ body: reservation }],
  },
  {
    method: "deleteReservation",
    run: ({ phoneNumbers }, options) => phoneNumbers.deleteReservation(RESERVATION_ID, options),
    options: [],
    answers: [{ status: 204 }],
  },
  {
    method: "createOrUpdateReservation",
    run: ({ phoneNumbers }, options) =>
      phoneNumbers.createOrUpdateReservation({ reservationId: RESERVATION_ID }, options),
    options: [
      { add: [available, failedNumber] },
      { remove: ["14255550126", "14255550127"] },
    ] satisfies CreateOrUpdateReservationOptions[],
    answers: [{ body: reservation }],
  },
  {
    method: "browseAvailablePhoneNumbers",
    run: ({ phoneNumbers }, options) =>
      phoneNumbers.browseAvailablePhoneNumbers(
        { countryCode: "US", phoneNumberType: "tollFree" },
        options,
      ),
    options: [
      { assignmentType: "person" },
      { capabilities: { calling: "inbound", sms: "none" } },
      { capabilities: {} },
      { phoneNumberPrefixes: ["1425", "1206"] },
      { phoneNumberPrefixes: [] },
    ] satisfies BrowseAvailableNumbersOptions[],
    answers: [{ body: { phoneNumbers: [available, failedNumber] } }],
  },
  {
    method: "searchOperatorInformation",
    run: ({ phoneNumbers }, options) =>
      phoneNumbers.searchOperatorInformation(["+14255550123", "+14255550124"], options),
    options: [
      { includeAdditionalOperatorDetails: true },
      { includeAdditionalOperatorDetails: false },
    ] satisfies SearchOperatorInformationOptions[],
    answers: [{ body: { values: [lookedUp, { phoneNumber: "+14255550124" }] } }],
  },
];
