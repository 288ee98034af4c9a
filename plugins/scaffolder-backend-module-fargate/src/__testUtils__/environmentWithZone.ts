import { TestBench } from './TestBench';

const owner = 'group:default/team-a';

/** What an API with a name is deployed into. */
export interface NamedSite {
  environmentStackArn: string;
  zoneStackArn: string;
}

/** Deploys the environment `dev` and the zone of acme.com, which the catalog then has. */
export async function environmentWithZone(
  bench: TestBench,
): Promise<NamedSite> {
  const environment = await bench.run('fargate:environment:deploy', {
    target: 'dev',
    name: 'dev',
    owner,
  });
  const zone = await bench.run('fargate:dns-zone:deploy', {
    target: 'dev',
    domainName: 'acme.com',
    owner,
  });
  const site = {
    environmentStackArn: environment.outputs.stackArn,
    zoneStackArn: zone.outputs.stackArn,
  };
  bench.addStackEntity('resource:default/dev', site.environmentStackArn);
  bench.addStackEntity('resource:default/acme-com', site.zoneStackArn);
  return site;
}
