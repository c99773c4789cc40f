/** What an object is like, to its depth, without calling anything of it. */
export function snapshot(value: unknown, seen = new Map<unknown, number>(), depth = 0): unknown {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") return value;
  const known = seen.get(value);
  if (known !== undefined) return `the same as ${known}`;
  seen.set(value, seen.size);
  // A signal changes by its nature.
  if (value instanceof AbortSignal || depth > 30) return value;
  try {
    const properties = Reflect.ownKeys(value).map((key) => {
      const found = Object.getOwnPropertyDescriptor(value, key)!;
      return [key, { ...found, value: snapshot(found.value, seen, depth + 1) }];
    });
    return [
      ...[
        typeof value === "function" && value,
        Object.getPrototypeOf(value) as unknown,
        Object.isExtensible(value),
        properties,
      ],
      ...(value instanceof Map || value instanceof Set ? [[...value].map(String)] : []),
      ...(value instanceof Date ? [value.getTime()] : []),
    ];
  } catch {
    return "what cannot be read";
  }
}
