import { fileURLToPath } from "node:url";
import ts from "typescript";
import { Application, Logger, LogLevel, type ProjectReflection } from "typedoc";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Keeps what TypeDoc complains of. */
class Complaints extends Logger {
  readonly lines: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.lines.push(message);
  }
}

/** Texts that take the place of those of sources, by their path. */
type Planted = Record<string, string>;

/** A source as it is on the disk, with some of its text replaced. */
export function plant(path: string, ...replacements: [text: string, by: string][]): Planted {
  let source = ts.sys.readFile(root + path) ?? "";
  for (const [text, by] of replacements) {
    if (!source.includes(text)) throw new Error(`${path} has no ${text}`);
    source = source.replace(text, by);
  }
  return { [root + path]: source };
}

/** The same program with some of its sources replaced; the others are not read again. */
function planted(program: ts.Program, texts: Planted): ts.Program {
  const options = program.getCompilerOptions();
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (path, version) => {
    const text = texts[path] ?? ts.sys.readFile(path);
    const kept = texts[path] === undefined && program.getSourceFile(path);
    return (
      kept || (text === undefined ? undefined : ts.createSourceFile(path, text, version, true))
    );
  };
  return ts.createProgram({ rootNames: program.getRootFileNames(), options, host });
}

/** What `npm run docs` knows of the sources, and its complaints; no page is written. */
export async function readReference(
  texts: Planted = {},
): Promise<{ project: ProjectReflection; complaints: string[] }> {
  const app = await Application.bootstrapWithPlugins({
    options: `${root}typedoc.json`,
    logLevel: "Warn",
  });
  const { lines } = (app.logger = new Complaints());
  const doors = app.getEntryPoints() ?? [];
  const programs = new Map(
    [...new Set(doors.map(({ program }) => program))].map((one) => [one, planted(one, texts)]),
  );
  const project = app.converter.convert(
    doors.map((door) => {
      const program = programs.get(door.program)!;
      return { ...door, program, sourceFile: program.getSourceFile(door.sourceFile.fileName)! };
    }),
  );
  app.validate(project);
  return { project, complaints: lines };
}
