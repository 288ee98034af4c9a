import { readCloudFormationTemplate } from '@fargate-api/templates';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { ApiChanges, ApiStack, apiUpdateRequest, newsOf } from './apiUpdate';
import { SettingValues } from './settings/settings';
import { defaultSettings, settingsToParameters } from './settings/values';
import { DEPLOYABLE_SHAPES } from './shapes';

type Kind = 'public-api' | 'internal-api';

const PARAMETERS = {
  'public-api': settingsToParameters({
    ...defaultSettings('public-api'),
    image: 'orders:v1',
    domainName: 'orders.acme.com',
  }),
  'internal-api': settingsToParameters({
    ...defaultSettings('internal-api'),
    image: 'orders:v1',
    consumerCidrs: ['10.1.0.0/16'],
    domainName: 'orders.acme.com',
  }),
};

async function request(
  kind: Kind,
  changes: ApiChanges,
  {
    adopted,
    place,
    parameters = {},
    without,
  }: {
    adopted?: SettingValues;
    place?: Record<string, string>;
    parameters?: Record<string, string>;
    /** A parameter that the stack does not have. */
    without?: string;
  } = {},
) {
  const { [without ?? '']: _, ...others } = {
    ...PARAMETERS[kind],
    ...parameters,
  };
  const stack = await cannedRecord('orders', {
    kind,
    entityRef: 'api:default/orders',
    parameters: others,
  });
  return apiUpdateRequest(
    stack as ApiStack,
    await readCloudFormationTemplate(kind),
    changes,
    adopted,
    place,
  );
}

describe('the update of an API', () => {
  it('changes what is given, and keeps what the template still has', async () => {
    const { template, health, ...update } = await request(
      'public-api',
      { image: 'orders:v2' },
      { parameters: { Retired: '1', ClusterName: 'dev' } },
    );
    expect(health?.noun).toBe('targets');
    expect(template).toBe(await readCloudFormationTemplate('public-api'));
    expect(update).toEqual({
      label: 'API',
      kind: 'public-api',
      guardedTypes: DEPLOYABLE_SHAPES['public-api'].facts.guardedTypes,
      name: 'orders',
      parameters: { ImageUrl: 'orders:v2' },
      keptParameters: [...Object.keys(PARAMETERS['public-api']), 'ClusterName'],
      createsRoles: true,
      entityRef: 'api:default/orders',
      onReplacement: 'fail',
    });
  });

  it('takes over what runs, unless the request decides, and its new place', async () => {
    const { parameters, onReplacement } = await request(
      'public-api',
      { desiredCount: 3, onReplacement: 'proceed' },
      {
        adopted: { desiredCount: 5, image: 'orders:v3' },
        place: { HostedZoneId: 'Z1' },
      },
    );
    expect(parameters).toEqual({
      DesiredCount: '3',
      ImageUrl: 'orders:v3',
      HostedZoneId: 'Z1',
    });
    expect(onReplacement).toBe('proceed');
  });

  it.each<[Kind, ApiChanges, Parameters<typeof request>[2], string]>([
    [
      'public-api',
      { cpu: 2048 },
      {},
      'memory: Fargate does not offer 512 MiB with 2048 CPU units.',
    ],
    [
      'public-api',
      { cpu: 2048 },
      { parameters: { ContainerMemory: '1024' } },
      'memory: Fargate does not offer 1024 MiB with 2048 CPU units.',
    ],
    [
      'internal-api',
      { domainName: 'other.acme.com' },
      {},
      'domainName: an update does not change it. Deploy the API again with fargate:internal-api:deploy.',
    ],
    [
      'public-api',
      { webAclArn: 'none' },
      { without: 'WebAclArn' },
      'webAclArn: stack orders was deployed by an older version, without this setting. Deploy the API again with fargate:public-api:deploy.',
    ],
    [
      'public-api',
      { desiredCount: 3 },
      { parameters: { Autoscaling: 'on' } },
      'desiredCount: the count follows the load. Change autoscaling.minCount and autoscaling.maxCount, or set autoscaling.enabled to false.',
    ],
    [
      'public-api',
      { desiredCount: 3, autoscaling: { enabled: true } },
      {},
      'desiredCount: the count follows the load.',
    ],
  ])('of a %s with %j is refused: %j', async (kind, changes, of, message) => {
    await expect(request(kind, changes, of)).rejects.toThrow(message);
  });

  it('may name a count and turn autoscaling off, or neither', async () => {
    const on = { parameters: { Autoscaling: 'on' } };
    expect(
      (
        await request(
          'public-api',
          { desiredCount: 3, autoscaling: { enabled: false } },
          on,
        )
      ).parameters,
    ).toEqual({ Autoscaling: 'off', DesiredCount: '3' });
    expect(
      (await request('public-api', { image: 'orders:v2' }, on)).parameters,
    ).toEqual({ ImageUrl: 'orders:v2' });
  });
});

describe('what an update makes new', () => {
  const NOTHING = {
    accessLogs: false,
    certificate: false,
    configuration: false,
    tasks: false,
  };
  const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/1f2e3d4c';
  const unchanged = { running: 2, isNewTemplate: false };

  it.each<
    [string, SettingValues, Partial<Parameters<typeof newsOf>[2]>, object]
  >([
    ['nothing', {}, {}, {}],
    ['of the health check, nothing', { healthCheckPath: '/a' }, {}, {}],
    [
      'of the bucket of access logs',
      { accessLogsBucket: 'logs' },
      {},
      { accessLogs: true },
    ],
    [
      'of the certificate',
      { certificateArn: CERTIFICATE },
      {},
      { certificate: true },
    ],
    [
      'of the place',
      {},
      { place: { HostedZoneId: 'Z1' } },
      { certificate: true },
    ],
    [
      'of the template',
      {},
      { isNewTemplate: true },
      { configuration: true, tasks: true },
    ],
    ['by overwriting what runs', {}, { onDrift: 'overwrite' }, { tasks: true }],
    ['by adopting what runs, nothing', {}, { onDrift: 'adopt' }, {}],
    ['of the image', { image: 'orders:v2' }, {}, { tasks: true }],
    ['of the port', { port: 81 }, {}, { tasks: true }],
    ['of autoscaling', { 'autoscaling.maxCount': 9 }, {}, { tasks: true }],
    ['of office hours', { 'officeHours.to': '20:00' }, {}, { tasks: true }],
    ['of the count, with more tasks', { desiredCount: 3 }, {}, { tasks: true }],
    ['of the count, with as many tasks', { desiredCount: 2 }, {}, {}],
    ['of the count, with fewer tasks', { desiredCount: 1 }, {}, {}],
    [
      'of the count, where none run',
      { desiredCount: 1 },
      { running: 0 },
      { tasks: true },
    ],
  ])('%s', (_, changed, update, news) => {
    expect(newsOf('public-api', changed, { ...unchanged, ...update })).toEqual({
      ...NOTHING,
      ...news,
    });
  });
});
