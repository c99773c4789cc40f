import { checkSchema, requireProperties } from "./checkSchema.js";
import type { Operation, Response } from "./description.js";
import { fail, known, object, type Json } from "./keywords.js";

/** The answers of an operation, by status; `default` stands for all errors. */
export function readAnswers(
  node: unknown,
  place: string,
  definitions: Json,
): Operation["responses"] {
  const answers = object(node, place);
  for (const [status, answer] of Object.entries(answers)) {
    const at = `${place}/${status}`;
    if (!/^\d{3}$|^default$/.test(status)) fail(at, "expected a status or default");
    checkAnswer(known(answer, "response", at) as unknown as Response, at, definitions);
  }
  if (!("default" in answers)) fail(place, "an operation needs a default answer for its errors");
  const { default: _, ...successes } = answers as Operation["responses"];
  checkSuccesses(Object.entries(successes), place);
  return answers as Operation["responses"];
}

function checkAnswer({ schema, headers }: Response, place: string, definitions: Json): void {
  if (schema) {
    checkSchema(schema, `${place}/schema`, definitions, "property");
    if (!schema.$ref) fail(`${place}/schema`, "an answer needs a $ref to a definition");
    requireProperties(schema.$ref, `${place}/schema`, definitions);
  }
  for (const [name, header] of Object.entries(headers ?? {})) {
    const at = `${place}/headers/${name}`;
    checkSchema(header, at, definitions, "header");
    if (header.type !== "string") fail(at, "a header is a string");
    if (header["x-ms-client-name"]) {
      fail(`${at}/x-ms-client-name`, "the name of a header in code is made of its own");
    }
  }
}

/** One function reads all successes of an operation, so that they have to be alike. */
function checkSuccesses(successes: [status: string, Response][], place: string): void {
  if (successes.length === 0) fail(place, "an operation needs an answer of success");
  const error = successes.find(([status]) => !status.startsWith("2"));
  if (error) fail(`${place}/${error[0]}`, "default alone describes errors");
  const [full] = successes.filter(([, { schema }]) => schema);
  const [empty] = successes.filter(([, { schema }]) => !schema);
  if (full && empty) {
    fail(`${place}/${empty[0]}`, `${full[0]} has a body: all successes have one, or none has`);
  }
  const refs = successes.flatMap(([, { schema }]) => schema?.$ref ?? []);
  const other = refs.find((ref) => ref !== refs[0]);
  if (other) fail(place, `successful answers differ: ${refs[0]} and ${other}`);
  // The service may as well answer 201 or 204 where 202 is described, as starts show.
  if (full && successes.some(([status]) => status === "202")) {
    fail(`${place}/202`, "a 202 has no body");
  }
}
