import type {
  Instrumenter,
  InstrumenterSpanOptions,
  SpanStatus,
  TracingContext,
  TracingSpan,
} from "@azure/core-tracing";

const SPAN = Symbol("span");

/** A span as it was recorded. */
export interface RecordedSpan {
  name: string;
  parent: string | undefined;
  kind: string | undefined;
  status: SpanStatus | undefined;
  ended: boolean;
  attributes: Record<string, unknown>;
  packageName: string;
}

function contextOf(values: ReadonlyMap<symbol, unknown>): TracingContext {
  return {
    getValue: (key) => values.get(key),
    setValue: (key, value) => contextOf(new Map([...values, [key, value]])),
    deleteValue: (key) => contextOf(new Map([...values].filter(([other]) => other !== key))),
  };
}

/** Records spans; what is in no given context has no parent. */
export class RecordingInstrumenter implements Instrumenter {
  readonly spans: RecordedSpan[] = [];

  /** A context in a span of the caller's own. */
  callerContext(name: string): TracingContext {
    return contextOf(new Map([[SPAN, { name }]]));
  }

  startSpan(
    name: string,
    { tracingContext, spanKind, spanAttributes, packageName }: InstrumenterSpanOptions,
  ): { span: TracingSpan; tracingContext: TracingContext } {
    const recorded: RecordedSpan = {
      name,
      parent: (tracingContext?.getValue(SPAN) as RecordedSpan | undefined)?.name,
      kind: spanKind,
      status: undefined,
      ended: false,
      attributes: { ...spanAttributes },
      packageName,
    };
    this.spans.push(recorded);
    const span: TracingSpan = {
      setStatus: (status) => void (recorded.status = status),
      setAttribute: (key, value) => void (recorded.attributes[key] = value),
      end: () => void (recorded.ended = true),
      recordException: () => undefined,
      isRecording: () => true,
      addEvent: () => undefined,
    };
    return {
      span,
      tracingContext: (tracingContext ?? contextOf(new Map())).setValue(SPAN, recorded),
    };
  }

  withContext<Args extends unknown[], Callback extends (...args: Args) => ReturnType<Callback>>(
    _context: TracingContext,
    callback: Callback,
    ...args: Args
  ): ReturnType<Callback> {
    return callback(...args);
  }

  parseTraceparentHeader(): TracingContext | undefined {
    return undefined;
  }

  createRequestHeaders(tracingContext?: TracingContext): Record<string, string> {
    const span = tracingContext?.getValue(SPAN) as RecordedSpan | undefined;
    return span ? { "x-span": span.name } : {};
  }

  /** The spans of the clients as `parent > name: status`, and of HTTP requests below them. */
  lines(): string[] {
    return this.spans.map(({ parent, name, status, ended }) => {
      const end = ended ? (status?.status ?? "unset") : "open";
      return `${parent === undefined ? "" : `${parent} > `}${name}: ${end}`;
    });
  }
}
