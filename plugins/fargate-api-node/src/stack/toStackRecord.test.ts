import { toStackRecord } from './StackRecord';

const stack = {
  StackId: 'arn',
  StackName: 'orders',
  StackStatus: 'CREATE_COMPLETE' as const,
  CreationTime: new Date(0),
};
const tag = (Key: string, Value: string) => ({ Key, Value });

describe('toStackRecord', () => {
  it('maps a stack with tags, outputs and parameters', () => {
    expect(
      toStackRecord({
        ...stack,
        StackStatusReason: 'User Initiated',
        EnableTerminationProtection: true,
        LastUpdatedTime: new Date(1),
        Tags: [
          tag('fargate-api:managed', 'true'),
          tag('fargate-api:kind', 'public-api'),
          tag('fargate-api:entity', 'api:default/orders'),
        ],
        Outputs: [{ OutputKey: 'Url', OutputValue: 'http://orders' }],
        Parameters: [
          { ParameterKey: 'Port', ParameterValue: '80' },
          { ParameterKey: 'Secret' },
        ],
      }),
    ).toEqual({
      arn: 'arn',
      name: 'orders',
      status: 'CREATE_COMPLETE',
      statusReason: 'User Initiated',
      managed: true,
      kind: 'public-api',
      entityRef: 'api:default/orders',
      tags: {
        'fargate-api:managed': 'true',
        'fargate-api:kind': 'public-api',
        'fargate-api:entity': 'api:default/orders',
      },
      outputs: { Url: 'http://orders' },
      parameters: { Port: '80', Secret: '' },
      terminationProtection: true,
      createdAt: new Date(0),
      updatedAt: new Date(1),
    });
  });

  it('maps a stack of somebody else', () => {
    expect(
      toStackRecord({
        ...stack,
        Tags: [
          tag('fargate-api:managed', 'false'),
          tag('fargate-api:kind', 'toString'),
        ],
      }),
    ).toMatchObject({
      managed: false,
      kind: undefined,
      entityRef: undefined,
      outputs: {},
      parameters: {},
      terminationProtection: false,
    });
  });
});
