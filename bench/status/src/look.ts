import autocannon from 'autocannon';
import { headersOf } from './headersOf';

/** How some viewers were served. */
export interface Looked {
  views: number;
  /** Views that were not answered with 2xx. */
  failed: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Some viewers, each of whom looks at one card after another, one a second. */
export async function look(options: {
  url: string;
  paths: string[];
  viewers: number;
  seconds: number;
}): Promise<Looked> {
  const { url, paths, viewers, seconds } = options;
  let next = 0;
  const result = await autocannon({
    url,
    connections: viewers,
    overallRate: viewers,
    duration: seconds,
    timeout: 30,
    setupClient: client => {
      const viewer = next++;
      const headers = headersOf(viewer);
      // Each begins elsewhere, so that together they look at all.
      const start = Math.floor((viewer * paths.length) / viewers);
      client.setRequests(
        [...paths.slice(start), ...paths.slice(0, start)].map(path => ({
          path,
          headers,
        })),
      );
    },
  });
  return {
    views: result.requests.total,
    failed: result.non2xx + result.errors + result.timeouts,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
