import { emulatorPages } from "./emulatorPages.js";

const figures = await emulatorPages();
console.log(`Node ${process.version}`);
console.table(
  figures.map(({ name, target, measured, unit }) => ({
    figure: name,
    target: `≤ ${target} ${unit}`,
    measured: measured.toFixed(2),
    met: measured <= target,
  })),
);
