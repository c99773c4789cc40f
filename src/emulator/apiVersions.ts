/** Groups of operations that share a list of API versions. */
export type Family =
  "numbers" | "operations" | "reservations" | "places" | "areaCodes" | "lookUp" | "sip" | "sipTest";

const since2022December =
  "2022-12-01, 2022-12-02-preview2, 2023-04-30-preview, 2023-05-01-preview, 2023-10-01-preview, " +
  "2024-03-01-preview, 2024-04-30-preview, 2024-05-01-preview, 2024-08-31-preview, 2025-02-11, " +
  "2025-04-01-preview, 2025-04-01, 2025-04-15-preview, 2025-06-01";

const numbers = `2021-03-07, 2022-01-11-preview2, 2022-06-01-preview, ${since2022December}`;

/** The value of `api-supported-versions` by family; a request with another version is refused. */
export const supportedVersions: Record<Family, string> = {
  numbers,
  operations: numbers
    .replace("2022-06-01-preview,", "2022-06-01-preview, 2022-11-15-preview,")
    .replace("2023-10-01-preview,", "2023-10-01-preview, 2023-10-01-preview2,"),
  reservations:
    "2023-04-30-preview, 2023-10-01-preview, 2023-10-01-preview2, 2024-04-30-preview, " +
    "2024-05-01-preview, 2024-08-31-preview, 2025-04-01, 2025-04-15-preview, 2025-06-01",
  places: since2022December,
  areaCodes: `2021-03-07, ${since2022December}`,
  lookUp: since2022December.slice(since2022December.indexOf("2023-04-30-preview")),
  sip: "2023-03-01, 2023-04-01-preview, 2024-11-15-preview",
  sipTest: "2023-04-01-preview, 2024-11-15-preview",
};

/** Search results tell about the resale agreement from April 2025 on. */
export const searchShowsAgreement = (version: string): boolean => version >= "2025-04";

/** Browsed and reserved numbers tell about it in 2025-04-01; 2025-06-01 left it out again. */
export const numbersShowAgreement = (version: string): boolean =>
  version >= "2025-04" && version < "2025-06-01";
