import { expect } from "vitest";
import { readDescription } from "../../../swagger/generate/document.js";
import { emitModels } from "../../../swagger/generate/emitModels.js";
import { emitOperations } from "../../../swagger/generate/emitOperations.js";
import { changed, type Json } from "./smallDescription.js";

/** Sets the value at a place of the document; undefined removes it. */
export const set =
  (...path: string[]) =>
  (value: unknown) =>
  (document: Json): void => {
    const last = path.pop()!;
    let node = document;
    for (const key of path) node = node[key]!;
    path.push(last);
    if (value === undefined) delete node[last];
    else node[last] = value as Json;
  };

export const pet = (...path: string[]) => set("definitions", "Pet", ...path);
export const petProperty = (...path: string[]) => pet("properties", ...path);
export const list = (...path: string[]) => set("paths", "/pets", "get", ...path);
export const update = (...path: string[]) => set("paths", "/pets/{petId}", "patch", ...path);

export const PET = "#/definitions/Pet";
export const LIST = "#/paths//pets/get";
export const UPDATE = "#/paths//pets/{petId}/patch";

export type Case = [what: string, change: (document: Json) => void, place: string, reason: RegExp];

/** Expects that a changed description is refused, with the place and the reason. */
export function refuse(...[, change, place, reason]: Case): void {
  const make = (): void => {
    const api = readDescription(changed(change));
    emitModels(api);
    emitOperations(api);
  };
  expect(make).toThrow(reason);
  expect(make).toThrow(place);
}
