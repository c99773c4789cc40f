import {
  Comment,
  ReflectionKind,
  type DeclarationReflection,
  type ProjectReflection,
  type SignatureReflection,
} from "typedoc";

const PACKAGE = "@azure/communication-phone-numbers";
const COST = /\b(costs?|money|free|billing)\b/i;
/** What an optional property says of its absence. */
const ABSENCE = /\b(default|left out|unless|without)\b|\bneeds?\b|\bneeded\b/i;

const CALLABLE = ReflectionKind.Method | ReflectionKind.Function | ReflectionKind.Constructor;

/** All that a docstring says. */
const textOf = (comment: Comment | undefined): string =>
  [comment?.summary ?? [], ...(comment?.blockTags ?? []).map(({ content }) => content)]
    .map((parts) => Comment.combineDisplayParts(parts).trim())
    .join("\n");

/** Whether something is of this package; core's options are in ours. */
const isOurs = (one: DeclarationReflection): boolean =>
  one.project.getSymbolIdFromReflection(one)?.packageName === PACKAGE;

/** What a call has to say: what it gives, what its arguments are and, of a client's methods, what it throws and costs. */
function missingInCall(call: SignatureReflection): string[] {
  const { parent, comment } = call;
  const isClients = parent.kind === ReflectionKind.Method && /Client$/.test(parent.parent!.name);
  const undescribed = (call.parameters ?? []).filter(
    ({ name, comment: told }) => name !== "options" && !textOf(told),
  );
  return [
    ...(comment?.summary.length ? [] : ["a summary"]),
    ...undescribed.map(({ name }) => `@param ${name}`),
    ...(isClients && !comment?.getTag("@throws") ? ["@throws"] : []),
    ...(isClients && call.name.startsWith("begin") && !COST.test(textOf(comment)) ? ["cost"] : []),
  ];
}

/** What an option has to say: its unit, and what holds without it. */
function missingInOption({ name, flags, comment }: DeclarationReflection): string[] {
  const text = textOf(comment);
  return [
    ...(/Ms$/.test(name) && !/milliseconds/i.test(text) ? ["unit"] : []),
    ...(flags.isOptional && !ABSENCE.test(text) ? ["default"] : []),
  ];
}

/** What the reference does not say: beyond a docstring for everything, of which TypeDoc takes care. */
export function missingIn(project: ProjectReflection): string[] {
  const ours = (project.getReflectionsByKind(ReflectionKind.All) as DeclarationReflection[]).filter(
    isOurs,
  );
  return ours.flatMap((one) => {
    const calls = one.signatures ?? [];
    const isOption =
      one.kind === ReflectionKind.Property &&
      /(Options|Params|Request|Fault)$/.test(typeNameOf(one));
    const missing = [
      ...(one.kindOf(CALLABLE) ? calls.flatMap(missingInCall) : []),
      ...(isOption ? missingInOption(one) : []),
    ];
    return missing.map((what) => `${one.getFriendlyFullName()}: ${what}`);
  });
}

/** The interface or the type of an object that a property is in. */
function typeNameOf({ parent }: DeclarationReflection): string {
  return (parent?.kind === ReflectionKind.TypeLiteral ? parent.parent : parent)?.name ?? "";
}
