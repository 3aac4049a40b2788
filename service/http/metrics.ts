/** What a monitor reads at /metrics: counts and durations by route, never a unit, an account or a name. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  observe(request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }): void;
  countSubmission(outcome: 'stored' | 'same' | 'conflict'): void;
}

/** From a lookup in the cache to the totals of a province with a cold one. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'tieuchi_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const submissions = new Counter({
    name: 'tieuchi_submissions_total',
    help: 'Reports sent, by what became of them',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    registry,
    observe: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    countSubmission: (outcome) => {
      submissions.inc({ outcome });
    },
  };
}
