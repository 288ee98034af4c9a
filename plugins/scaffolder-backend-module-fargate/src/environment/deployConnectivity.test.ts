import { cannedContext } from '../__testUtils__/cannedContext';
import {
  cannedRecord,
  cannedStack,
  withStacks,
} from '../__testUtils__/cannedStacks';
import { internalVpc } from '../__testUtils__/networkFixtures';
import { readVpcFacts } from '../checks/network/VpcFacts';
import { deployStack } from '../stack/deployStack';
import {
  assertAttachable,
  assertTransitGateway,
  deployAttachment,
} from './deployAttachment';
import {
  assertConnectivity,
  ConnectivitySettings,
  deployConnectivity,
} from './deployConnectivity';

jest.mock('../checks/network/VpcFacts', () => ({
  ...jest.requireActual('../checks/network/VpcFacts'),
  readVpcFacts: jest.fn(),
}));
jest.mock('../stack/deployStack');
jest.mock('./deployAttachment');

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const TRANSIT_GATEWAY = { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] };
/** A VPC that has no endpoints yet. */
const VPC = internalVpc();
VPC.network = { ...VPC.network, endpoints: [] };

beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(readVpcFacts).mockResolvedValue(VPC);
});

describe('assertConnectivity', () => {
  const { clients } = cannedContext({});
  const { signal } = new AbortController();
  const transitGateway = TRANSIT_GATEWAY;

  it('asks whether an existing VPC can be attached', async () => {
    await assertConnectivity(clients, { transitGateway }, VPC.ids, { signal });
    expect(readVpcFacts).toHaveBeenCalledWith(clients, VPC.ids, { signal });
    expect(assertAttachable).toHaveBeenCalledWith(
      clients,
      transitGateway,
      VPC,
      { signal },
    );
    expect(assertTransitGateway).not.toHaveBeenCalled();
  });

  it('asks only for the transit gateway of a new VPC', async () => {
    await assertConnectivity(clients, { transitGateway }, undefined, {
      signal,
    });
    expect(assertTransitGateway).toHaveBeenCalledWith(clients, 'tgw-1', {
      signal,
    });
    expect(assertAttachable).not.toHaveBeenCalled();
  });

  it.each([VPC.ids, undefined])('asks nothing without one', async existing => {
    await assertConnectivity(clients, { endpoints: [] }, existing, { signal });
    expect(readVpcFacts).not.toHaveBeenCalled();
    expect(assertTransitGateway).not.toHaveBeenCalled();
    expect(assertAttachable).not.toHaveBeenCalled();
  });
});

describe('deployConnectivity', () => {
  async function run(
    settings: ConnectivitySettings,
    changed: { endpoints?: boolean; attachment?: boolean } = {},
    stacks: Parameters<typeof withStacks> = [],
  ) {
    jest.mocked(deployStack).mockResolvedValue({
      stack: await cannedRecord('endpoints'),
      changed: Boolean(changed.endpoints),
      created: false,
    });
    jest.mocked(assertAttachable).mockImplementation(async (_, wanted) => ({
      ...wanted,
      subnetIds: ['a'],
    }));
    jest.mocked(deployAttachment).mockResolvedValue({
      stack: await cannedRecord('attachment', {
        outputs: { AttachmentId: 'tgw-attach-1' },
      }),
      changed: Boolean(changed.attachment),
    });
    const canned = cannedContext(withStacks(...stacks));
    return {
      ...canned,
      done: deployConnectivity(canned.context, ENTITY, settings, VPC.ids),
    };
  }

  it('has nothing to do without any', async () => {
    const { done, inputs, lines } = await run({});
    expect(await done).toEqual({ changed: false });
    expect(readVpcFacts).not.toHaveBeenCalled();
    expect(inputs).toEqual([]);
    expect(lines).toEqual([]);
  });

  it.each([true, false])('deploys endpoints, changed: %s', async endpoints => {
    const { context, done, signals } = await run(
      { endpoints: ['kms'] },
      { endpoints },
    );
    expect(await done).toEqual({ changed: endpoints });
    const { clients, signal } = context;
    expect(readVpcFacts).toHaveBeenCalledWith(clients, VPC.ids, { signal });
    expect(deployStack).toHaveBeenCalledWith(
      context,
      expect.objectContaining({
        name: 'environment-dev-endpoints',
        parameters: expect.objectContaining({ Kms: 'on', Ssm: 'off' }),
        onReplacement: 'fail',
      }),
    );
    expect(deployAttachment).not.toHaveBeenCalled();
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('replaces endpoints on request, and keeps the routes of those there are', async () => {
    const known = cannedStack('environment-dev-endpoints', {
      parameters: { PrivateRouteTableIds: 'rtb-of-before' },
    });
    const { done } = await run(
      { endpoints: [], onReplacement: 'proceed' },
      {},
      [known],
    );
    await done;
    expect(jest.mocked(deployStack).mock.calls[0][1]).toMatchObject({
      onReplacement: 'proceed',
      parameters: { PrivateRouteTableIds: 'rtb-of-before' },
    });
  });

  it.each([
    [undefined, 1800],
    [5, 300],
  ])('attaches the VPC, and waits %s minutes', async (waitMinutes, seconds) => {
    const transitGateway = { ...TRANSIT_GATEWAY, waitMinutes };
    const { context, done, lines } = await run({ transitGateway });
    const instructions = [
      'For the owners of 10.1.0.0/16, to reach 10.0.0.0/16:',
      expect.stringMatching(/^1\. attach your VPC to transit gateway tgw-1/),
      expect.stringMatching(/^2\. /),
      expect.stringMatching(/^3\. /),
      expect.stringMatching(/^For the owner of tgw-1: /),
    ];
    expect(await done).toEqual({
      changed: false,
      attachmentId: 'tgw-attach-1',
      instructions,
    });
    const { clients, signal } = context;
    expect(assertAttachable).toHaveBeenCalledWith(
      clients,
      transitGateway,
      VPC,
      { signal },
    );
    expect(deployAttachment).toHaveBeenCalledWith(
      context,
      ENTITY,
      { ...transitGateway, subnetIds: ['a'] },
      VPC,
      seconds,
    );
    expect(deployStack).not.toHaveBeenCalled();
    expect(lines[0]).toBe(
      'Consumers For the owners of 10.1.0.0/16, to reach 10.0.0.0/16:',
    );
    expect(lines[1]).toMatch(/^ 1\. attach/);
    expect(lines).toHaveLength(5);
  });

  it.each([{ endpoints: true }, { attachment: true }])(
    'has changed something with %j',
    async changed => {
      const { done } = await run(
        { endpoints: [], transitGateway: TRANSIT_GATEWAY },
        changed,
      );
      expect((await done).changed).toBe(true);
    },
  );
});
