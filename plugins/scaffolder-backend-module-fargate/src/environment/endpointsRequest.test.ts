import { InputError } from '@backstage/errors';
import {
  INTERNAL_NETWORK,
  internalVpc,
  networkEndpoint,
} from '../__testUtils__/networkFixtures';
import { Network } from '../checks/network/Network';
import { endpointsRequest, MoreEndpoint } from './endpointsRequest';

describe('endpointsRequest', () => {
  const requestIn = (
    changes: Partial<Network>,
    more: MoreEndpoint[] = ['kms'],
    known?: object,
  ) =>
    endpointsRequest(
      { namespace: 'default', name: 'dev', owner: 'group:default/a' },
      more,
      internalVpc({ ...INTERNAL_NETWORK, endpoints: [], ...changes }),
      known as any,
    );

  it('creates the required endpoints and the chosen ones', async () => {
    const { name, parameters, template, ...request } = await requestIn({});
    expect(name).toBe('environment-dev-endpoints');
    expect(request).toEqual({
      label: 'Endpoints',
      guardedTypes: expect.any(Array),
      kind: 'endpoints',
      entityRef: 'resource:default/dev',
      onReplacement: 'fail',
    });
    expect(template).toContain('group:default/a');
    expect(parameters).toEqual({
      VpcId: 'vpc-1',
      VpcCidr: '10.0.0.0/16',
      PrivateSubnetIds: 'task-a,task-b',
      PrivateRouteTableIds: 'rtb-a,rtb-b',
      SecretsManager: 'off',
      Ssm: 'off',
      SsmMessages: 'off',
      Kms: 'on',
    });
  });

  it('rejects a VPC without DNS', async () => {
    const error = await requestIn({ hasDns: false }).catch(e => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe(
      'endpoints: VPC vpc-1 has DNS support or DNS hostnames disabled, so tasks cannot resolve the endpoints. Enable both first.',
    );
  });

  it.each([
    ['a required endpoint', 'logs'],
    ['a chosen endpoint', 'kms'],
    ['the one of ECR', 'ecr.api'],
    ['the one of the images', 'ecr.dkr'],
  ])('rejects a VPC that already has %s with private DNS', async (_, name) => {
    const error = await requestIn({
      endpoints: [networkEndpoint(name)],
    }).catch(e => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe(
      `endpoints: VPC vpc-1 already has endpoints for ${name}. Leave endpoints out, and create the missing ones where the others are managed.`,
    );
  });

  it.each([
    [
      'an endpoint without private DNS',
      networkEndpoint('logs', { privateDns: false }),
    ],
    ['an endpoint that was not chosen', networkEndpoint('ssm')],
  ])('accepts a VPC that has %s', async (_, endpoint) => {
    await expect(requestIn({ endpoints: [endpoint] })).resolves.toMatchObject({
      kind: 'endpoints',
    });
  });

  it('leaves out route tables that have a route to an S3 gateway endpoint', async () => {
    const endpoints = [networkEndpoint('s3', { routeTableIds: ['rtb-a'] })];
    expect(
      (await requestIn({ endpoints })).parameters.PrivateRouteTableIds,
    ).toBe('rtb-b');
  });

  it('names all endpoints that exist', async () => {
    await expect(
      requestIn({
        endpoints: [networkEndpoint('kms'), networkEndpoint('logs')],
      }),
    ).rejects.toThrow('already has endpoints for logs, kms.');
  });

  it.each([
    networkEndpoint('dynamodb', { type: 'Gateway', routeTableIds: ['rtb-a'] }),
    networkEndpoint('s3', { type: 'Interface', routeTableIds: ['rtb-a'] }),
    networkEndpoint('xs3', { type: 'Gateway', routeTableIds: ['rtb-a'] }),
  ])('creates routes to S3 beside $type endpoint $service', async endpoint => {
    const { parameters } = await requestIn({
      endpoints: [{ ...endpoint, privateDns: false }],
    });
    expect(parameters.PrivateRouteTableIds).toBe('rtb-a,rtb-b');
  });

  it('keeps the route tables of its own stack', async () => {
    const { parameters } = await requestIn(
      { endpoints: INTERNAL_NETWORK.endpoints },
      [],
      { parameters: { PrivateRouteTableIds: 'rtb-a,rtb-b' } },
    );
    expect(parameters.PrivateRouteTableIds).toBe('rtb-a,rtb-b');
  });
});
