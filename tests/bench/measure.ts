/**
 * CPU time of one thing against a named baseline, in turn, in one process: A B A B …, so that a
 * machine that slows down slows both. Medians are given, and the ratio of the medians. No test asserts them.
 */

export interface Row {
  readonly name: string;
  /** Median CPU in ms of ours. */
  readonly ms: number;
  readonly baseline: string;
  readonly baselineMs: number;
  readonly ratio: number;
  /** What we reach for; for the reader only. */
  readonly reach: string;
}

/** One figure by itself. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reach: string;
}

type Work = () => unknown;

/** How many times each is timed, and how many runs make one time: short work needs several. */
export interface Often {
  readonly rounds?: number;
  readonly runs?: number;
}

const WARM_UP_ROUNDS = 3;

export async function against(name: string, ours: Work, baseline: { readonly name: string; readonly work: Work }, reach: string, { rounds = 15, runs = 1 }: Often = {}): Promise<Row> {
  const times: [number[], number[]] = [[], []];
  // Short work is warmed up longer: it is meant for a process that has read files before.
  for (let round = runs > 1 ? -rounds : -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const pair = [await cpuOf(ours, runs), await cpuOf(baseline.work, runs)] as const;
    if (round < 0) continue;
    times[0].push(pair[0]);
    times[1].push(pair[1]);
  }
  const [ms, baselineMs] = [median(times[0]), median(times[1])];
  return { name, ms, baseline: baseline.name, baselineMs, ratio: ms / baselineMs, reach };
}

/** Median CPU in ms of one run, by itself. */
export async function measured(work: Work, { rounds = 15, runs = 1 }: Often = {}): Promise<number> {
  const times: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const time = await cpuOf(work, runs);
    if (round >= 0) times.push(time);
  }
  return median(times);
}

/** The garbage of the one is not the other's to collect: it is swept before the clock starts, where the process allows it. */
async function cpuOf(work: Work, runs: number): Promise<number> {
  (globalThis as { gc?: (options: { type: 'minor' }) => void }).gc?.({ type: 'minor' });
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / runs;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
