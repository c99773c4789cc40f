import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

interface Configuration {
  forbidden: (IForbiddenRuleType & { name: string })[];
  options: object;
}

const { forbidden, options } = createRequire(import.meta.url)(
  "../dependencyCruiser.cjs",
) as Configuration;

export const ruleNames = forbidden.map(({ name }) => name);

/** Imports below a folder, the root of a repository, that a rule forbids. */
export async function forbiddenImports(folder: string, rooms: string[]): Promise<string[]> {
  const fileName = join(folder, "tsconfig.json");
  const { output } = await cruise(
    rooms,
    { ...options, baseDir: folder, tsConfig: { fileName }, validate: true, ruleSet: { forbidden } },
    undefined,
    { tsConfig: extractTSConfig(fileName) },
  );
  const { modules, summary } = output as ICruiseResult;
  if (modules.length === 0) throw new Error(`There is nothing to look at in ${folder}.`);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}
