import type { Figure } from "./figures.js";
import { startProgram } from "./programs.js";

interface Growth {
  numbers: number;
  most: number;
  last: number;
}

/** How the heap grows, after a collection of garbage, while a listing goes through a million numbers. */
export async function heap(): Promise<Figure[]> {
  const { said } = await startProgram<Growth>("./heapOfPaging.ts", "--expose-gc");
  const { numbers, most, last } = said;
  const paging = `growth of the heap over ${numbers.toLocaleString("en")} numbers`;
  return [
    { name: `${paging}, at most`, unit: "MB", ours: most, targets: { ours: { atMost: 16 } } },
    { name: `${paging}, at the end`, unit: "MB", ours: last, targets: { ours: { atMost: 16 } } },
  ];
}
