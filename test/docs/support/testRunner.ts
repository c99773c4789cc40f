type Step = () => unknown;

/** What a block with tests imports, or gets as globals, and a way to run what it defines. */
export interface TestRunner {
  given: Record<string, unknown>;
  modules: Record<string, Record<string, unknown>>;
  /** Runs each test between its hooks; gives undefined for one that passes, and otherwise its failure. */
  runTests: () => Promise<unknown[]>;
}

/** A stand-in for Vitest, Jest and node:test, which define hooks and tests under the same names. */
export function testRunner(expect: unknown, assert: object): TestRunner {
  const steps: Record<"before" | "beforeEach" | "test" | "after", Step[]> = {
    before: [],
    beforeEach: [],
    test: [],
    after: [],
  };
  const given = {
    expect,
    before: (step: Step) => steps.before.push(step),
    beforeEach: (step: Step) => steps.beforeEach.push(step),
    after: (step: Step) => steps.after.push(step),
    test: (_name: string, step: Step) => steps.test.push(step),
  };
  const all = async (some: Step[]): Promise<void> => {
    for (const step of some) await step();
  };
  return {
    given,
    modules: { vitest: given, "node:test": given, "node:assert/strict": { ...assert } },
    async runTests() {
      const outcomes: unknown[] = [];
      await all(steps.before);
      for (const test of steps.test) {
        await all(steps.beforeEach);
        outcomes.push(
          await Promise.resolve()
            .then(test)
            .then(
              () => undefined,
              (error) => error as unknown,
            ),
        );
      }
      await all(steps.after);
      return outcomes;
    },
  };
}
