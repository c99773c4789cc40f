import { expect } from "vitest";
import type { Command } from "./command.js";
import { checkFreedom, checkState } from "./checkState.js";
import { minute, month } from "./model.js";
import { observe } from "./observe.js";
import { runCommand } from "./runCommand.js";
import { readWhole } from "./lists.js";
import { operationPath, World } from "./world.js";
import { expectWireShape } from "./wireShape.js";

/** Runs commands on a new emulator and checks everything after each of them, and what is free at the end. */
export async function runAll(
  commands: readonly Command[],
  options: ConstructorParameters<typeof World>[0],
): Promise<World> {
  const world = new World(options);
  for (const command of commands.flatMap(inSteps)) {
    const exchanges = await runCommand(world.emulator, world.known, command);
    if (command.kind === "seed") await takeSeeds(world, command.numbers);
    for (const exchange of exchanges) {
      expectWireShape(exchange);
      await observe(world, command, exchange);
    }
    await checkState(world);
  }
  await finish(world);
  return world;
}

/** Before a month passes, all operations end and are looked at; afterwards they are forgotten. */
const inSteps = (command: Command): Command[] =>
  command.kind === "advance" && command.ms >= month
    ? [
        { ...command, ms: minute },
        { ...command, ms: command.ms - minute },
      ]
    : [command];

/** Seeds are the only numbers that come without an answer. */
async function takeSeeds(world: World, wanted: number | string[]): Promise<void> {
  const { model } = world;
  const listed = (await readWhole(world, "phoneNumbers")).map(({ id }) => id);
  const seeded = listed.filter((digits) => !model.owned.has(digits));
  const holders = model.holders(world.now());
  expect(seeded.filter((digits) => holders.has(digits))).toEqual([]);
  if (typeof wanted === "number") expect(seeded.length).toBe(wanted);
  for (const digits of seeded) model.owned.add(digits);
  model.seeded += seeded.length;
}

async function finish(world: World): Promise<void> {
  for (const { id, type } of world.model.pending()) {
    for (let left = 20; left > 0 && type === "search"; left -= 1) {
      const operation = world.model.operations.get(id);
      if (operation?.status !== "pending") break;
      await world.polled(operation, (await world.read(operationPath(id))).json);
    }
  }
  if (!world.model.hasHiddenHolds(world.now())) {
    await checkFreedom(world, "7a1b2c3d-0000-4000-8000-0000000000aa");
  }
  world.emulator.clock.advance(200 * minute);
  await world.settle();
  await checkFreedom(world, "7a1b2c3d-0000-4000-8000-0000000000bb");
}
