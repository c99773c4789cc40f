// What a change of a reservation sends.
import type {
  CreateOrUpdateReservationOptions,
  CreateOrUpdateReservationRequest,
  PhoneNumbersReservation,
} from "../models.js";
import { requireJson, requireList, requireText } from "./validation.js";

type Numbers = NonNullable<PhoneNumbersReservation["phoneNumbers"]>;

/** The change of a reservation: numbers to add by id, null for those to remove. */
export function toReservationUpdate({ add, remove }: CreateOrUpdateReservationOptions): {
  phoneNumbers: Numbers;
} {
  requireList("add", add ?? []);
  requireList("remove", remove ?? []);
  // Array.from sees gaps as well.
  const added = Array.from(add ?? [], (number, index) => {
    const id = (number as typeof number | null | undefined)?.id;
    return [requireText(`id of add[${index}]`, id), number] as const;
  });
  const removed = Array.from(
    remove ?? [],
    (id, index) => [requireText(`remove[${index}]`, id), null] as const,
  );
  // Those to remove come last and win. fromEntries makes a property of any id, "__proto__" too.
  const phoneNumbers: Numbers = Object.fromEntries([...added, ...removed]);
  requireJson("add", phoneNumbers);
  return { phoneNumbers };
}

/** Options of a call that takes some in its request as well; those in the second argument win. */
export function mergeOptions(
  request: CreateOrUpdateReservationRequest | null | undefined,
  options: CreateOrUpdateReservationOptions | null | undefined,
): CreateOrUpdateReservationOptions {
  const customHeaders = {
    ...request?.requestOptions?.customHeaders,
    ...options?.requestOptions?.customHeaders,
  };
  const requestOptions = { ...request?.requestOptions, ...options?.requestOptions, customHeaders };
  const given = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  return { ...request, ...Object.fromEntries(given), requestOptions };
}
