import type ts from "typescript";
import { choicesIn } from "./chosenTests.js";
import { emptyExpectations } from "./emptyExpectations.js";
import { hasComment, saysWhy } from "./reasons.js";
import type { Texts } from "./repository.js";
import { sleeps } from "./sleeping.js";
import { isCode, lineOf, parse } from "./syntax.js";

type Rule = (file: ts.SourceFile) => [ts.Node, string][];

const places = (texts: Texts, rule: Rule): string[] =>
  [...texts].flatMap(([path, text]) => {
    if (!path.startsWith("test/") || !isCode(path)) return [];
    return rule(parse(path, text)).map(([node, what]) => `${path}:${lineOf(node)}: ${what}`);
  });

/** Tests on which somebody has a focus, so that the others do not run. */
export const focusedTests = (texts: Texts): string[] =>
  places(texts, (file) =>
    choicesIn(file).flatMap(({ node, how, isFocus }) => (isFocus ? [[node, how]] : [])),
  );

/** Tests that are left out, or may be, without a word why. */
export const unexplainedSkips = (texts: Texts): string[] =>
  places(texts, (file) =>
    choicesIn(file).flatMap(({ node, how, isFocus }) =>
      isFocus || saysWhy(node) || hasComment(node) ? [] : [[node, how]],
    ),
  );

export const expectationsThatCannotFail = (texts: Texts): string[] =>
  places(texts, emptyExpectations);

/** Waits for real time without a word why, but in files that others run on a fake clock. */
export function unexplainedSleeps(texts: Texts, onFakeClock: Record<string, string>): string[] {
  const found = places(texts, sleeps);
  const isIn = (path: string) => (place: string) => place.startsWith(`${path}:`);
  const paths = Object.keys(onFakeClock);
  return [
    ...found.filter((place) => !paths.some((path) => isIn(path)(place))),
    ...paths.filter((path) => !found.some(isIn(path))).map((path) => `${path} needs no exception`),
  ];
}
