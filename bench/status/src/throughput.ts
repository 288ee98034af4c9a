import autocannon from 'autocannon';
import { headersOf } from './headersOf';

/** So many users ask at once, and never wait. */
const CONNECTIONS = 20;

/** How long a turn takes, if nothing else is said. */
const TURN_SECONDS = 0.4;

/** How often it looks whether a turn is over. */
const SAMPLE_MS = 50;

const ROUNDS = 10;

/** Requests a second of some routes, each round one turn of each. */
export interface Throughput {
  rounds: Record<string, number>[];
}

/**
 * How many requests a second some routes answer. They take turns, forth and
 * back, so that what else the machine does hits them alike.
 */
export async function throughput(
  routes: Record<string, string>,
  turnSeconds = TURN_SECONDS,
): Promise<Throughput> {
  const names = Object.keys(routes);
  const rounds: Record<string, number>[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const order = round % 2 ? names : [...names].reverse();
    const perSecond: Record<string, number> = {};
    for (const name of order) {
      perSecond[name] = await turn(routes[name], turnSeconds);
    }
    rounds.push(perSecond);
  }
  return { rounds: rounds.slice(1) };
}

/** The middle of what the rounds say of two routes, one held against the other, and their range. */
export function ratioOf(
  { rounds }: Throughput,
  name: string,
  to: string,
): { median: number; least: number; most: number } {
  const ratios = rounds
    .map(perSecond => perSecond[name] / perSecond[to])
    .sort((a, b) => a - b);
  return {
    median: median(ratios),
    least: ratios[0],
    most: ratios[ratios.length - 1],
  };
}

/** The middle of what the rounds say of a route. */
export function perSecondOf({ rounds }: Throughput, name: string): number {
  return median(rounds.map(round => round[name]).sort((a, b) => a - b));
}

function median(sorted: number[]): number {
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

async function turn(url: string, seconds: number): Promise<number> {
  let viewer = 0;
  const { requests, non2xx, errors, start, finish } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    sampleInt: SAMPLE_MS,
    setupClient: client => client.setHeaders(headersOf(viewer++)),
  });
  if (non2xx || errors) {
    throw new Error(`${url} answered ${non2xx} times with an error`);
  }
  return (requests.total / (finish.getTime() - start.getTime())) * 1000;
}
