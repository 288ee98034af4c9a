import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Fleet } from './Fleet';
import { look } from './look';
import { Portal, PortalOptions } from './Portal';
import { Row } from './Row';

/** So many cards tell how old what they show is. */
const SAMPLE = 25;

/** What some viewers of some entities cost, and how they are served. */
export async function measure(options: {
  plugin: PortalOptions['plugin'];
  fleet: Fleet;
  portal: Portal;
  paths: string[];
  viewers: number;
  seconds: number;
}): Promise<Row> {
  const { plugin, fleet, portal, paths, viewers, seconds } = options;
  await fleet.clear();
  const looked = await look({ url: portal.url, paths, viewers, seconds });
  const { calls, throttled, byOperation } = await fleet.counts();
  return {
    plugin,
    entities: paths.length,
    viewers,
    ...looked,
    calls,
    byOperation,
    callsPerMinute: (calls / seconds) * 60,
    throttled,
    ...(plugin === 'ours' && (await agesOf(portal, paths))),
  };
}

async function agesOf(
  portal: Portal,
  paths: string[],
): Promise<Pick<Row, 'stalest' | 'unknown'>> {
  const step = Math.max(1, Math.floor(paths.length / SAMPLE));
  const sample = paths.filter((_, i) => i % step === 0);
  const statuses = await Promise.all(
    sample.map(async path => {
      const response = await fetch(`${portal.url}${path}`);
      return (await response.json()) as FargateApiStatus;
    }),
  );
  const ages = statuses.flatMap(({ targetGroups, now }) => {
    const at = targetGroups.value?.[0]?.observedAt;
    return at ? (Date.parse(now) - Date.parse(at)) / 1000 : [];
  });
  return {
    stalest: Math.max(0, ...ages),
    unknown: statuses.length - ages.length,
  };
}
