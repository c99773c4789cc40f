/** The first language of an `accept-language` header that names can be given in; undefined for the default. */
export function chooseLanguage(header: string | undefined): string | undefined {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((one) => one.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { tag } of wishes) {
    if (tag === "*") return undefined;
    try {
      if (Intl.DisplayNames.supportedLocalesOf([tag]).length > 0) return tag;
    } catch {
      // Not a language tag at all: the service goes on with the next.
    }
  }
  return undefined;
}
