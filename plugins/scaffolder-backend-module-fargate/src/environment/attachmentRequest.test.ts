import { InputError } from '@backstage/errors';
import {
  INTERNAL_NETWORK,
  internalVpc,
} from '../__testUtils__/networkFixtures';
import { attachmentRequest, placeCidrs } from './attachmentRequest';

describe('attachmentRequest', () => {
  const entity = {
    namespace: 'default',
    name: 'dev',
    owner: 'group:default/a',
  };
  const settings = { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] };
  const requestFor = (count: number, subnetIds?: string[]) => {
    const ids = [...Array(count).keys()].map(index => `task-${index}`);
    const [subnet] = INTERNAL_NETWORK.subnets;
    const network = {
      ...INTERNAL_NETWORK,
      subnets: ids.map(id => ({ ...subnet, id, routeTableId: `rtb-${id}` })),
    };
    const vpc = internalVpc(network);
    return attachmentRequest(
      entity,
      { ...settings, subnetIds },
      { ...vpc, ids: { ...vpc.ids, privateSubnetIds: ids } },
      '10.1.0.0/16',
    );
  };

  it('creates routes in as many route tables as the template supports', async () => {
    const { parameters, template, ...request } = await requestFor(3);
    expect(request).toEqual({
      label: 'Attachment',
      name: 'environment-dev-transit-gateway',
      kind: 'transit-gateway-attachment',
      entityRef: 'resource:default/dev',
      onReplacement: 'fail',
    });
    expect(template).toContain('group:default/a');
    expect(parameters).toEqual({
      TransitGatewayId: 'tgw-1',
      VpcId: 'vpc-1',
      AttachmentSubnetIds: 'task-0,task-1,task-2',
      PrivateRouteTableIds: 'rtb-task-0,rtb-task-1,rtb-task-2',
      ConsumerCidrs: '10.1.0.0/16',
    });
  });

  it.each([
    [['tgw-a', 'tgw-b'], 'tgw-a,tgw-b'],
    [[], 'task-0'],
  ])('is attached to the subnets %j: %s', async (subnetIds, attached) => {
    const { parameters } = await requestFor(1, subnetIds);
    expect(parameters.AttachmentSubnetIds).toBe(attached);
  });

  it('rejects private subnets with more route tables', async () => {
    const error = await requestFor(4).catch(e => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe(
      'transitGateway: the private subnets have 4 route tables, and routes can be created in at most 3. Let subnets share a route table.',
    );
  });
});

describe('placeCidrs', () => {
  it.each([
    ['the first ones', undefined, ['1', '2'], '1,2'],
    ['one that stays while another is removed', '1,2,3', ['1', '3'], '1,,3'],
    ['a new one at a free number', '1,,3', ['1', '3', '4'], '1,4,3'],
    ['a new one at the end', '1,2', ['1', '2', '3'], '1,2,3'],
    ['none', undefined, [], ''],
    ['none any more', '1,2,3', [], ''],
    ['the first one alone', '1,2,3', ['1'], '1'],
    ['another order', '1,2', ['2', '1'], '1,2'],
  ])('numbers %s', (_, previous, wanted, places) => {
    expect(placeCidrs(previous, wanted)).toBe(places);
  });
});
