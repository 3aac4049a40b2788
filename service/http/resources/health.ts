/** Whether the service lives, can work, and how it does: for whoever watches over it. */
import { openRoute } from '../route.ts';
import { noBody, nothing } from '../shapes.ts';

const text = { params: nothing, query: nothing, body: noBody, problems: [], method: 'get' } as const;
const plain = { kind: 'text', type: 'text/plain' } as const;
const encode = (words: string): Uint8Array => new TextEncoder().encode(words);

export const getLive = openRoute({
  ...text,
  path: '/livez',
  summary: 'The program runs.',
  answers: { 200: plain },
  run: () => ({ kind: 'bytes', type: 'text/plain', bytes: encode('ok\n') }),
});

export const getReady = openRoute({
  ...text,
  path: '/readyz',
  summary: 'The store answers and the service is not being stopped.',
  answers: { 200: plain, 503: plain },
  run: async (_request, { store, isStopping }) => {
    const isReady = !isStopping() && (await store.isReady());
    return { kind: 'bytes', status: isReady ? 200 : 503, type: 'text/plain', bytes: encode(isReady ? 'ready\n' : 'not ready\n') };
  },
});

export const getMetrics = openRoute({
  ...text,
  path: '/metrics',
  summary: 'Counts and durations for Prometheus; no names.',
  answers: { 200: plain },
  run: async (_request, { metrics: { registry } }) => ({
    kind: 'bytes',
    type: registry.contentType,
    bytes: encode(await registry.metrics()),
  }),
});
