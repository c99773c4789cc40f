import ts from "typescript";

/** What the compiler says of files that exist in memory alone, by their absolute paths; they import what is on the disk. */
export function diagnosticsOf(
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
): readonly ts.Diagnostic[] {
  const onDisk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...onDisk,
    // Those of the files, too.
    directoryExists: () => true,
    fileExists: (path) => files.has(path) || onDisk.fileExists(path),
    readFile: (path) => files.get(path) ?? onDisk.readFile(path),
    getSourceFile: (path, version) => {
      const text = files.get(path);
      return text === undefined
        ? onDisk.getSourceFile(path, version)
        : ts.createSourceFile(path, text, version);
    },
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
}
