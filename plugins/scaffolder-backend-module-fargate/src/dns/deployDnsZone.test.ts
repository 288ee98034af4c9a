import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { withZones, ZONE } from '../__testUtils__/cannedZones';
import { DeploymentContext } from '../stack/DeploymentContext';
import { deployStack } from '../stack/deployStack';
import { delegate } from './delegate';
import { deployCertificate } from './deployCertificate';
import { deployDnsZone, ZoneResources } from './deployDnsZone';
import { toZoneSettings } from './zoneSettings';

jest.mock('../stack/deployStack');
jest.mock('./delegate');
jest.mock('./deployCertificate');

const ENTITY = {
  namespace: 'default',
  name: 'api-acme-com',
  owner: 'group:default/a',
};
const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
const REQUESTED = [
  'Delegation request this NS record from the owner of acme.com, unless it exists:',
  ...ZONE.nameServers.map(name => ` api.acme.com. 300 IN NS ${name}.`),
];

describe('deployDnsZone', () => {
  const deploy = jest.mocked(deployStack);
  const certify = jest.mocked(deployCertificate);
  const onZoneStack = jest.fn();

  /** What each part says of whether it changed anything. */
  async function setUp({
    zone = false,
    delegation = false,
    cert = false,
  } = {}) {
    jest.resetAllMocks();
    deploy.mockResolvedValue({
      stack: await cannedRecord('zone', { outputs: { HostedZoneId: 'Z1' } }),
      changed: zone,
      created: false,
    });
    jest.mocked(delegate).mockResolvedValue(delegation);
    certify.mockResolvedValue({
      stack: await cannedRecord('certificate', {
        outputs: { CertificateArn: CERTIFICATE },
      }),
      changed: cert,
    });
  }

  function run(
    resources: ZoneResources = {},
    input: object = {},
    options: Partial<DeploymentContext> = {},
  ) {
    const canned = cannedContext(
      withZones({ Z1: { name: 'api.acme.com' } }),
      options,
    );
    const settings = toZoneSettings({ domainName: 'api.acme.com', ...input });
    return {
      ...canned,
      done: deployDnsZone(
        canned.context,
        ENTITY,
        settings,
        resources,
        onZoneStack,
      ),
    };
  }
  const parent = () => ({
    context: cannedContext({}).context,
    zone: { ...ZONE, id: 'Z0', name: 'acme.com' },
  });

  it('creates the zone, says what to request, and waits for the certificate', async () => {
    await setUp();
    const { context, done, lines, signals } = run({}, { waitMinutes: 5 });
    expect(await done).toEqual({
      stackArn: stackArnOf('zone'),
      zone: ZONE,
      certificateArn: CERTIFICATE,
      changed: false,
    });
    expect(
      deploy.mock.calls.map(([, { kind, parameters }]) => [kind, parameters]),
    ).toEqual([['dns-zone', { DomainName: 'api.acme.com' }]]);
    expect(onZoneStack).toHaveBeenCalledWith(stackArnOf('zone'));
    expect(certify).toHaveBeenCalledWith(
      context,
      expect.objectContaining({
        kind: 'certificate',
        parameters: { DomainName: 'api.acme.com', HostedZoneId: 'Z1' },
      }),
      {
        seconds: 300,
        pending: ZONE.nameServers.map(
          name =>
            `required in the parent zone: api.acme.com. 300 IN NS ${name}.`,
        ),
      },
    );
    expect(delegate).not.toHaveBeenCalled();
    expect(lines).toEqual([
      'Zone api.acme.com is hosted zone Z1',
      ...REQUESTED,
      'Certificate api.acme.com is ISSUED',
    ]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('names each parent zone that may have the record', async () => {
    await setUp();
    const { done, lines } = run({
      existing: { ...ZONE, name: 'a.api.acme.com' },
    });
    await done;
    expect(lines[1]).toContain('the owner of api.acme.com or acme.com, unless');
  });

  it('delegates it in its parent zone, and requests nothing then', async () => {
    await setUp();
    const of = parent();
    const { done, lines } = run({ parent: of });
    await done;
    expect(delegate).toHaveBeenCalledWith(of.context, ENTITY, ZONE, of.zone);
    expect(certify.mock.calls[0][2].pending).toEqual([]);
    expect(lines).toEqual([
      'Zone api.acme.com is hosted zone Z1',
      'Certificate api.acme.com is ISSUED',
    ]);
  });

  it.each([
    [undefined, ''],
    ['arn:of-ours', 'arn:of-ours'],
  ])('uses an existing zone of the stack %s', async (existingStackArn, arn) => {
    await setUp({ zone: true });
    const { done } = run({ existing: ZONE, existingStackArn });
    expect(await done).toEqual({
      stackArn: arn,
      zone: ZONE,
      certificateArn: CERTIFICATE,
      changed: false,
    });
    expect(deploy).not.toHaveBeenCalled();
    expect(onZoneStack).not.toHaveBeenCalled();
  });

  it('needs no certificate where one is given', async () => {
    await setUp({ cert: true });
    const { done, lines } = run({}, { certificateArn: 'arn:given' });
    expect(await done).toMatchObject({
      certificateArn: 'arn:given',
      changed: false,
    });
    expect(certify).not.toHaveBeenCalled();
    expect(lines.at(-1)).not.toContain('ISSUED');
  });

  it.each([{ zone: true }, { delegation: true }, { cert: true }])(
    'has changed something with %j',
    async changes => {
      await setUp(changes);
      expect((await run({ parent: parent() }).done).changed).toBe(true);
    },
  );

  it('names the input when the new zone is gone at once', async () => {
    await setUp();
    deploy.mockResolvedValue({
      stack: await cannedRecord('zone', { outputs: { HostedZoneId: 'ZX' } }),
      changed: true,
      created: true,
    });
    await expect(run().done).rejects.toThrow(/^hostedZoneId: /);
  });

  it('says what a cancelled task has completed', async () => {
    await setUp();
    certify.mockRejectedValue(new Error('Cancelled: x'));
    const { done, lines } = run(
      { parent: parent() },
      {},
      { signal: AbortSignal.abort() },
    );
    await expect(done).rejects.toThrow('Cancelled: x');
    expect(lines.at(-1)).toBe(
      'Now hosted zone api.acme.com (Z1) is deployed, it is delegated from acme.com; the next run continues from there',
    );
    deploy.mockRejectedValue(new Error('Cancelled: y'));
    const first = run({}, {}, { signal: AbortSignal.abort() });
    await expect(first.done).rejects.toThrow('Cancelled: y');
    expect(first.lines).toEqual(['Now no other resources were created']);
  });
});
