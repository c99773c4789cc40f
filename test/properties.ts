const { RUNS, SEED = "1", RUN_PATH } = process.env;

/**
 * How a property is tried: on as many inputs as is usual for it, the same ones in each run, so that a failure comes from
 * a change. The environment gives more, others, and a failure again: RUNS=20000 SEED=42 RUN_PATH=7:0.
 */
export const tried = (usual: number, share = 1) => ({
  numRuns: Math.ceil(Number(RUNS ?? usual) * share),
  seed: Number(SEED),
  ...(RUN_PATH && { path: RUN_PATH }),
});
