import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { internalVpc } from '../__testUtils__/networkFixtures';
import { readVpcFacts } from '../checks/network/VpcFacts';
import { dryRunStack, dryRunTemplate } from '../stack/dryRun';
import { assertAttachable } from './deployAttachment';
import { ConnectivitySettings } from './deployConnectivity';
import { dryRunConnectivity } from './dryRunConnectivity';

jest.mock('../checks/network/VpcFacts', () => ({
  ...jest.requireActual('../checks/network/VpcFacts'),
  readVpcFacts: jest.fn(),
}));
jest.mock('../stack/dryRun');
jest.mock('./deployAttachment');

const ENTITY = { namespace: 'default', name: 'dev', owner: 'group:default/a' };
const ENDPOINTS = 'environment-dev-endpoints';
const ATTACHMENT = 'environment-dev-transit-gateway';
const TRANSIT_GATEWAY = { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] };
/** A VPC that has no endpoints yet. */
const VPC = internalVpc();
VPC.network = { ...VPC.network, endpoints: [] };

describe('dryRunConnectivity', () => {
  beforeEach(() => {
    jest.resetAllMocks();
    jest.mocked(readVpcFacts).mockResolvedValue(VPC);
    jest.mocked(assertAttachable).mockImplementation(async (_, wanted) => ({
      ...wanted,
      subnetIds: ['task-b', 'task-a'],
    }));
  });

  async function run(
    settings: ConnectivitySettings,
    ids: typeof VPC.ids | undefined,
    stacks: Parameters<typeof withStacks> = [],
  ) {
    const canned = cannedContext(withStacks(...stacks));
    await dryRunConnectivity(canned.context, ENTITY, settings, ids);
    return {
      ...canned,
      planned: jest.mocked(dryRunStack).mock.calls.map(([, one]) => one),
      templates: jest.mocked(dryRunTemplate).mock.calls,
    };
  }

  it.each([VPC.ids, undefined])('has nothing to do without any', async ids => {
    const { planned, templates, inputs } = await run({}, ids);
    expect([planned, templates, inputs]).toEqual([[], [], []]);
    expect(readVpcFacts).not.toHaveBeenCalled();
  });

  it('plans endpoints, as the deployment would', async () => {
    const known = cannedStack(ENDPOINTS, {
      parameters: { PrivateRouteTableIds: 'rtb-of-before' },
    });
    const { context, planned, signals, templates } = await run(
      { endpoints: ['kms'], onReplacement: 'proceed' },
      VPC.ids,
      [known],
    );
    expect(planned).toEqual([
      expect.objectContaining({
        name: ENDPOINTS,
        onReplacement: 'proceed',
        parameters: expect.objectContaining({
          Kms: 'on',
          Ssm: 'off',
          PrivateRouteTableIds: 'rtb-of-before',
        }),
      }),
    ]);
    expect(templates).toEqual([]);
    const { clients, signal } = context;
    expect(readVpcFacts).toHaveBeenCalledWith(clients, VPC.ids, { signal });
    expect(new Set(signals)).toEqual(new Set([signal]));
    expect(assertAttachable).not.toHaveBeenCalled();
  });

  it('refuses to replace endpoints by default', async () => {
    const { planned } = await run({ endpoints: [] }, VPC.ids);
    expect(planned[0].onReplacement).toBe('fail');
  });

  it('plans the attachment with its routes', async () => {
    const known = cannedStack(ATTACHMENT, {
      parameters: { ConsumerCidrs: '10.9.0.0/16,10.1.0.0/16' },
    });
    const { context, planned, signals } = await run(
      { transitGateway: TRANSIT_GATEWAY },
      VPC.ids,
      [known],
    );
    expect(planned).toEqual([
      expect.objectContaining({
        name: ATTACHMENT,
        parameters: expect.objectContaining({
          TransitGatewayId: 'tgw-1',
          AttachmentSubnetIds: 'task-b,task-a',
          ConsumerCidrs: ',10.1.0.0/16',
        }),
      }),
    ]);
    const { clients, signal } = context;
    expect(assertAttachable).toHaveBeenCalledWith(
      clients,
      TRANSIT_GATEWAY,
      VPC,
      { signal },
    );
    expect(new Set(signals)).toEqual(new Set([signal]));
  });

  it('plans the attachment of a VPC that has none', async () => {
    const { planned } = await run({ transitGateway: TRANSIT_GATEWAY }, VPC.ids);
    expect(planned[0].parameters.ConsumerCidrs).toBe('10.1.0.0/16');
  });

  it('shows what it would create in a VPC that does not exist yet', async () => {
    const { context, planned, templates } = await run(
      { endpoints: ['kms'], transitGateway: TRANSIT_GATEWAY },
      undefined,
    );
    expect(planned).toEqual([]);
    const first = 'its network would be created first';
    expect(templates).toEqual([
      [
        context,
        {
          kind: 'endpoints',
          name: ENDPOINTS,
          parameters: expect.objectContaining({ Kms: 'on', Ssm: 'off' }),
          template: expect.stringContaining('AWS::EC2::VPCEndpoint'),
        },
        first,
      ],
      [
        context,
        {
          kind: 'transit-gateway-attachment',
          name: ATTACHMENT,
          parameters: {},
          template: expect.stringContaining('AWS::EC2::TransitGateway'),
        },
        first,
      ],
    ]);
    expect(readVpcFacts).not.toHaveBeenCalled();
    expect(assertAttachable).not.toHaveBeenCalled();
  });
});
