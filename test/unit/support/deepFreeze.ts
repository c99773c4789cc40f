/** Freezes a value and all that is in it, so that whoever changes it fails. */
export function deepFreeze<T>(value: T): T {
  const isOpen = typeof value === "object" && value !== null && !Object.isFrozen(value);
  // A signal changes by its nature.
  if (!isOpen || value instanceof AbortSignal) return value;
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value))
    deepFreeze((value as Record<PropertyKey, unknown>)[key]);
  return value;
}
