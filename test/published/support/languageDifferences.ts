import type { ListAvailableCountriesOptions } from "published-phone-numbers";
import { withHeaders, type Difference } from "./difference.js";
import { items, type Scenario } from "./sideBySide.js";

const german = { acceptLanguage: "de" };
const inGerman = (name: string, list: Scenario["call"], body: object): Scenario => ({
  name: `${name} with the language of the client`,
  call: list,
  answers: [{ body }],
  clientOptions: german,
});

/** Differences of the language in which names are asked for. */
export const languageDifferences: Difference[] = [
  {
    about: "the language of the client is sent with every listing that has names",
    reason:
      "1.5.0 drops it with a connection string, and sends it nowhere for offerings and area codes",
    notices: "names come in the language that was asked for",
    scenarios: [
      inGerman("countries", (c) => items(c.phoneNumbers.listAvailableCountries()), {}),
      inGerman("localities", (c) => items(c.phoneNumbers.listAvailableLocalities("US")), {}),
      inGerman("offerings", (c) => items(c.phoneNumbers.listAvailableOfferings("US")), {}),
      inGerman("toll-free", (c) => items(c.phoneNumbers.listAvailableTollFreeAreaCodes("US")), {
        areaCodes: [],
      }),
      inGerman("geographic", (c) => items(c.phoneNumbers.listAvailableGeographicAreaCodes("US")), {
        areaCodes: [],
      }),
      inGerman("mobile", (c) => items(c.phoneNumbers.listAvailableMobileAreaCodes("US")), {
        areaCodes: [],
      }),
    ],
    change: (published) =>
      withHeaders(published, (headers) => ({ ...headers, "accept-language": "de" })),
  },
  {
    about: "the language of a call is sent with countries and localities",
    reason: "1.5.0 overwrites it with that of the client, even where that has none",
    notices: "names come in the language that was asked for",
    scenarios: [
      {
        name: "countries with the language of the call",
        call: ({ phoneNumbers }) => {
          const options: ListAvailableCountriesOptions & typeof german = german;
          return items(phoneNumbers.listAvailableCountries(options));
        },
        answers: [{ body: {} }],
      },
    ],
    change: (published) =>
      withHeaders(published, (headers) => ({ ...headers, "accept-language": "de" })),
  },
];
