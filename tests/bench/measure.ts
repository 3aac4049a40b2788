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

type Work = () => unknown;

const WARM_UP_ROUNDS = 3;

export async function against(name: string, ours: Work, baseline: { readonly name: string; readonly work: Work }, reach: string, rounds = 15): Promise<Row> {
  const times: [number[], number[]] = [[], []];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    const pair = [await cpuOf(ours), await cpuOf(baseline.work)] as const;
    if (round < 0) continue;
    times[0].push(pair[0]);
    times[1].push(pair[1]);
  }
  const [ms, baselineMs] = [median(times[0]), median(times[1])];
  return { name, ms, baseline: baseline.name, baselineMs, ratio: ms / baselineMs, reach };
}

async function cpuOf(work: Work): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
