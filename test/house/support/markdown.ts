/** What a Markdown document says to a reader: no blocks of code, no comments. */
const withoutBlocks = (text: string): string =>
  text
    .replaceAll(/^([ \t>]*)(`{3,}|~{3,}).*\n(?:.*\n)*?\1\2.*$/gm, "")
    .replaceAll(/<!--[\s\S]*?-->/g, "");

const withoutCode = (text: string): string => withoutBlocks(text).replaceAll(/(`+)(?!`).*?\1/g, "");

/** What a heading is without its marks: the text of links, code and emphasis. */
const plain = (heading: string): string =>
  heading
    .replaceAll(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, "$1")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/[`*]|\b_|_\b/g, "")
    .trim();

/** The anchors of a document, by GitHub's rules: those of its headings, numbered where they repeat, and its own. */
export function anchorsOf(text: string): Set<string> {
  const prose = withoutBlocks(text);
  const anchors = new Set(
    [...prose.matchAll(/<\w+ [^>]*\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id!),
  );
  const headings = prose.matchAll(/^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$|^(\S.*)\n(?:=+|-+)[ \t]*$/gm);
  const seen = new Map<string, number>();
  for (const [, hashed, underlined] of headings) {
    const words = plain(hashed ?? underlined!).toLowerCase();
    const anchor = words.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "").replaceAll(" ", "-");
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    anchors.add(times === 0 ? anchor : `${anchor}-${times}`);
  }
  return anchors;
}

/** Where links and images of a document lead to; `undefined` is a reference that is defined nowhere. */
export function targetsOf(text: string): { link: string; target: string | undefined }[] {
  const prose = withoutCode(text);
  const definitions = new Map(
    [...prose.matchAll(/^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)/gm)].map(([, name, target]) => [
      name!.toLowerCase(),
      target!,
    ]),
  );
  const inline = [
    ...prose.matchAll(/\]\(\s*<([^>]*)>[^)]*\)|\]\(\s*([^)\s]+)[^)]*\)/g),
    ...prose.matchAll(/<(?:a|img)\b[^>]*\b(?:href|src)="([^"]*)"/g),
  ].map((found) => found[1] ?? found[2]!);
  const references = [...prose.matchAll(/\[([^\]]+)\]\[([^\]]*)\]/g)].map(([whole, text, name]) => {
    return { link: whole, target: definitions.get((name || text!).toLowerCase()) };
  });
  const defined = [...inline, ...definitions.values()];
  return [...defined.map((target) => ({ link: target, target })), ...references];
}

/** Names of scripts that a document tells its readers to run with npm. */
export function scriptsIn(text: string): string[] {
  const run = text.matchAll(/\bnpm (?:run|run-script)(?: -[-\w]+)* ([a-z][\w:.-]*)/g);
  const short = text.matchAll(/\bnpm (start|test|stop|restart)\b/g);
  return [...run, ...short].map(([, name]) => name!.replace(/[.:-]+$/, ""));
}
