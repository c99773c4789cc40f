import { STAGES, type Chain, type Stage } from "./chain.js";
import type { Statement } from "./ledger.js";
import type { Wire } from "./wire.js";

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

/** What happened in some chains. */
export interface Figures {
  kills: number;
  byStage: Record<Stage, number>;
  resumedByText: number;
  resumedById: number;
  orders: number;
  boughtOnce: number;
  surelyNotBought: number;
  begunAgain: number;
  /** Starts that arrived after an answer that there was none. */
  lateStarts: number;
  /** Starts that followed another of the same purchase, though nobody had said that it was not there. */
  blindStarts: number;
  /** Orders over which at least two buyers died. */
  killedTwice: number;
}

export function figuresOf(opened: { chain: Chain; wire: Wire }[], said: Statement[]): Figures {
  const chains = opened.map(({ chain }) => chain);
  const traces = opened.flatMap(({ wire }) => wire.traces.all());
  const ofStage = (stage: Stage): number => sum(chains.map(({ kills }) => kills.get(stage) ?? 0));
  const isBought = ({ outcome }: Statement): boolean => outcome === "bought once";
  return {
    kills: sum(STAGES.map(ofStage)),
    byStage: Object.fromEntries(STAGES.map((stage) => [stage, ofStage(stage)])) as Record<
      Stage,
      number
    >,
    resumedByText: sum(chains.map(({ resumes }) => resumes.byText)),
    resumedById: sum(chains.map(({ resumes }) => resumes.byId)),
    orders: said.length,
    boughtOnce: said.filter(isBought).length,
    surelyNotBought: said.filter((one) => !isBought(one)).length,
    begunAgain: sum(traces.map(({ starts }) => Math.max(0, starts - 1))),
    lateStarts: sum(traces.map((trace) => trace.lateStarts)),
    blindStarts: sum(traces.map((trace) => trace.blindStarts)),
    killedTwice: sum(chains.map(({ deaths }) => [...deaths.values()].filter((n) => n > 1).length)),
  };
}
