import {
  DNS_ZONE_TYPE,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Backend } from '../__testUtils__/Backend';
import {
  CONSUMER_CIDR,
  InternalBench,
  NETWORK_ACCOUNT,
  OWNER,
} from '../__testUtils__/InternalBench';
import { ACCOUNT } from '../__testUtils__/TestBench';
import { leftoverResources } from '../__testUtils__/leftoverResources';

jest.setTimeout(120_000);

/** From the API to the last record, in both accounts. */
describe('the teardown of an internal API', () => {
  let world: InternalBench;
  let before: object;

  const inBothAccounts = async () => ({
    dev: await leftoverResources(await world.bench.clients('dev')),
    network: await leftoverResources(await world.bench.clients('network')),
  });

  beforeEach(async () => {
    world = await InternalBench.start();
    await world.parentZone();
    const id = await world.transitGateway();
    before = await inBothAccounts();
    const zone = await world.zone();
    const environment = await world.environment({
      endpoints: ['ssm'],
      transitGateway: { id, consumerCidrs: [CONSUMER_CIDR] },
    });
    const api = await world.api({
      zoneStackArn: zone.outputs.stackArn,
      environmentStackArn: environment.outputs.stackArn,
    });
    const { bench } = world;
    bench.addStackEntity('api:default/orders', api.outputs.stackArn);
    bench.addStackEntity(
      'resource:default/inside',
      environment.outputs.stackArn,
    );
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'api-acme-com',
        namespace: 'default',
        annotations: { [STACK_ARN_ANNOTATION]: zone.outputs.stackArn },
      },
      spec: { type: DNS_ZONE_TYPE, owner: OWNER },
    });
  });
  afterEach(() => world.close());

  const deleteStack = (entityRef: string) =>
    world.bench.run(
      'fargate:stack:delete',
      { entityRef, confirm: entityRef.split('/')[1] },
      { taskId: `delete ${entityRef}` },
    );
  const zoneInput = {
    zone: 'resource:default/api-acme-com',
    confirm: 'api.acme.com',
  };
  const deleteZone = () =>
    world.bench.run('fargate:dns-zone:delete', zoneInput, {
      taskId: 'delete zone',
    });

  it('leaves nothing in either account', async () => {
    const log = [
      await deleteStack('api:default/orders'),
      await deleteZone(),
      await deleteStack('resource:default/inside'),
    ].flatMap(run => run.log);
    expect(
      log.flatMap(
        line =>
          /^Target .* account (\d+)/.exec(line)?.[1] ??
          /stack (\S+) deleted in/.exec(line)?.[1] ??
          [],
      ),
    ).toEqual([
      ACCOUNT,
      'orders',
      ACCOUNT,
      NETWORK_ACCOUNT,
      'dns-api-acme-com-delegation',
      'dns-api-acme-com-certificate',
      'dns-api-acme-com-zone',
      ACCOUNT,
      'environment-inside-endpoints',
      'environment-inside-transit-gateway',
      'environment-inside-vpc',
      'environment-inside-cluster',
    ]);
    expect(await inBothAccounts()).toEqual(before);
  });

  it.each([
    ['the zone before the API', deleteZone, 'still contains A api.acme.com'],
    [
      'the environment before the API',
      () => deleteStack('resource:default/inside'),
      'is in use by api:default/orders',
    ],
    [
      'the zone as if it were a stack like others',
      () => deleteStack('resource:default/api-acme-com'),
      'resource:default/api-acme-com is a DNS zone, and its delegation has to be deleted first. Use fargate:dns-zone:delete',
    ],
  ])('refuses %s, and touches nothing', async (_, remove, message) => {
    const mark = world.bench.callCount();
    await expect(remove()).rejects.toThrow(message);
    expect(world.bench.changingCalls({ since: mark })).toEqual([]);
  });

  it.each([
    ['the delegation', /^Delegation .* deleted in/],
    ['the certificate', /^Certificate .* deleted in/],
    ['the validation record', /^Zone .*ACM validation record .* deleted/],
  ])('goes on where the backend died, after %s was gone', async (_, line) => {
    await deleteStack('api:default/orders');
    const backend = await Backend.of(world.bench);
    await backend.killed(
      'fargate:dns-zone:delete',
      zoneInput,
      { line },
      { taskId: 'delete zone' },
    );
    const { log } = await deleteZone();
    expect(log.join('\n')).not.toContain('ask the owner');
    await deleteStack('resource:default/inside');
    expect(await inBothAccounts()).toEqual(before);
  });
});
