import { Crowd, CROWDS } from './crowds';
import { Fleet } from './Fleet';
import { look } from './look';
import { Portal } from './Portal';

/** Longer than anything is kept in a cache while nothing happens to it. */
const SECONDS = 30;

/** What the viewers of one API cost. */
export interface CrowdCost extends Crowd {
  callsPerMinute: number;
}

/** How calls to AWS grow with the viewers of an API that is known already. */
export async function measureCrowds(
  fleet: Fleet,
  { url }: Portal,
  path: (crowd: Crowd) => string,
): Promise<CrowdCost[]> {
  const crowds = CROWDS.map(crowd => ({ ...crowd, paths: [path(crowd)] }));
  await Promise.all(crowds.map(({ paths }) => fetch(`${url}${paths[0]}`)));
  await fleet.clear();
  await Promise.all(
    crowds.map(({ paths, viewers }) =>
      look({ url, paths, viewers, seconds: SECONDS }),
    ),
  );
  const { byRegion } = await fleet.counts();
  return CROWDS.map(crowd => ({
    ...crowd,
    callsPerMinute: ((byRegion[crowd.region] ?? 0) / SECONDS) * 60,
  }));
}
