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
  const requestFor = (count: number) => {
    const ids = [...Array(count).keys()].map(index => `task-${index}`);
    const [subnet] = INTERNAL_NETWORK.subnets;
    const network = {
      ...INTERNAL_NETWORK,
      subnets: ids.map(id => ({ ...subnet, id, routeTableId: `rtb-${id}` })),
    };
    const vpc = internalVpc(network);
    return attachmentRequest(
      entity,
      settings,
      { ...vpc, ids: { ...vpc.ids, privateSubnetIds: ids } },
      '10.1.0.0/16',
    );
  };

  it('creates routes in as many route tables as the template supports', async () => {
    const { parameters } = await requestFor(3);
    expect(parameters).toMatchObject({
      AttachmentSubnetIds: 'task-0,task-1,task-2',
      PrivateRouteTableIds: 'rtb-task-0,rtb-task-1,rtb-task-2',
      ConsumerCidrs: '10.1.0.0/16',
    });
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
    ['another order', '1,2', ['2', '1'], '1,2'],
  ])('numbers %s', (_, previous, wanted, places) => {
    expect(placeCidrs(previous, wanted)).toBe(places);
  });
});
