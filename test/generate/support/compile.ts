import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What the compiler says of files beside those in `src/generated`; they exist in memory alone. */
export function complaintsAbout(files: Record<string, string>): string[] {
  const read = ts.readConfigFile(`${root}src/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, `${root}src`);
  const texts = new Map(
    Object.entries(files).map(([path, text]) => [`${root}src/generated/${path}`, text]),
  );
  const settings: ts.CompilerOptions = { ...options, noEmit: true, skipLibCheck: true };
  const onDisk = ts.createCompilerHost(settings);
  const host: ts.CompilerHost = {
    ...onDisk,
    // Those in memory, too.
    directoryExists: () => true,
    fileExists: (path) => texts.has(path) || onDisk.fileExists(path),
    readFile: (path) => texts.get(path) ?? onDisk.readFile(path),
    getSourceFile: (path, version) => {
      const text = texts.get(path);
      return text === undefined
        ? onDisk.getSourceFile(path, version)
        : ts.createSourceFile(path, text, version);
    },
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...texts.keys()], settings, host));
  return diagnostics.map(({ file, messageText }) => {
    const name = file?.fileName.slice(`${root}src/generated/`.length);
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
