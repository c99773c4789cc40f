import { fileURLToPath } from "node:url";
import ts from "typescript";
import { diagnosticsOf } from "../../compiledInMemory.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What the compiler says of files beside those in `src/generated`. */
export function complaintsAbout(files: Record<string, string>): string[] {
  const read = ts.readConfigFile(`${root}src/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, `${root}src`);
  const texts = new Map(
    Object.entries(files).map(([path, text]) => [`${root}src/generated/${path}`, text]),
  );
  const diagnostics = diagnosticsOf(texts, { ...options, noEmit: true, skipLibCheck: true });
  return diagnostics.map(({ file, messageText }) => {
    const name = file?.fileName.slice(`${root}src/generated/`.length);
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
