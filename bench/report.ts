/** Timing and printing for the benchmarks. Times are reported, never asserted; read the ratios. */
export const seconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};

/** Seconds that all threads of this process have worked: what counts where others work on the machine too. */
export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const figures: Record<string, number> = {};

export const report = (name: string, value: number, unit: string): void => {
  figures[name] = value;
  console.log(`${name.padEnd(60)} ${value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)} ${unit}`);
};

export const allFigures = (): Readonly<Record<string, number>> => figures;
