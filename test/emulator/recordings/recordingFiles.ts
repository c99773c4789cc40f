import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { at, isObject, parseJson, textAt, type Json, type JsonObject } from "./jsonText.js";

/** One recorded request and its answer. */
export interface Exchange {
  method: string;
  /** Path without the host; `/` alone where the sanitiser overwrote a link. */
  path: string;
  /** With its question mark, as sent. */
  search: string;
  apiVersion: string;
  /** Names in lower case. */
  requestHeaders: Record<string, string>;
  requestBody: Json;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Json;
  /** When the service answered; 1970 when the recording does not say. */
  date: Date;
}

export interface Recording {
  name: string;
  exchanges: Exchange[];
}

export interface Folder {
  path: string;
  /** Whether RECORDINGS names it. */
  isNamed: boolean;
  files: string[];
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The folder of recordings and what is in it; `files` is empty when there is no such folder. */
export function findFolder(): Folder {
  const named = process.env["RECORDINGS"];
  const isNamed = named !== undefined && named !== "";
  const path = isNamed ? resolve(named) : resolve(root, "../shared/replay/recordings");
  const files = existsSync(path)
    ? readdirSync(path)
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => join(path, file))
    : [];
  return { path, isNamed, files };
}

export const nameOf = (file: string): string => basename(file, ".json");

/** Reads a recording in the format of the test proxy. */
export function readRecording(file: string): Recording {
  const entries = at(parseJson(readFileSync(file, "utf8")), "Entries");
  if (!Array.isArray(entries)) throw new TypeError(`${file} has no list "Entries".`);
  return {
    name: nameOf(file),
    exchanges: entries.filter(isObject).map(readExchange).filter(isToTheService),
  };
}

function readExchange(entry: JsonObject): Exchange {
  const uri = new URL(textAt(entry, "RequestUri"));
  const headers = readHeaders(entry["ResponseHeaders"]);
  return {
    method: textAt(entry, "RequestMethod"),
    // Endpoints with a slash at their end gave two of them.
    path: uri.pathname.replace(/^\/+/, "/"),
    search: uri.search,
    apiVersion: uri.searchParams.get("api-version") ?? "",
    requestHeaders: readHeaders(entry["RequestHeaders"]),
    requestBody: readBody(entry["RequestBody"]),
    status: Number(entry["StatusCode"]),
    headers,
    body: readBody(entry["ResponseBody"]),
    date: new Date(headers["date"] ?? 0),
  };
}

function readHeaders(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const texts = [one].flat().filter((part) => typeof part === "string");
      return texts.length === 0 ? [] : [[name.toLowerCase(), texts.join(", ")]];
    }),
  );
}

/** Bodies are JSON; some recordings hold them as text. */
function readBody(value: Json | undefined): Json {
  if (value === undefined || value === "") return null;
  if (typeof value !== "string") return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}

/** Recordings with Entra credentials hold the requests for their tokens too. */
const isToTheService = ({ path }: Exchange): boolean =>
  !/\/oauth2\/|\/token$|\/\.well-known\/|\/common\/discovery\//.test(path);
