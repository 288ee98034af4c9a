import { stackArnOf } from '../__testUtils__/cannedStacks';
import { findEnvironmentStack } from './findEnvironmentStack';

const REF = 'resource:default/dev';

describe('findEnvironmentStack', () => {
  const ARN = stackArnOf('cluster');
  const find = (input: object, entity?: object) =>
    findEnvironmentStack(
      { getEntityByRef: async () => entity } as any,
      input,
      {} as any,
    );
  const entity = (type: string, annotations?: object) => ({
    kind: 'Resource',
    metadata: { name: 'dev', annotations },
    spec: { type },
  });
  const annotations = { 'fargate-api/stack-arn': ARN };

  it('takes an ARN, or that of an entity', async () => {
    expect(await find({ environmentStackArn: ARN })).toBe(ARN);
    expect(
      await find(
        { environment: REF },
        entity('fargate-environment', annotations),
      ),
    ).toBe(ARN);
  });

  it.each<[object, object | undefined, RegExp]>([
    [{}, undefined, /^Give either environment, an entity reference, or /],
    [
      { environment: REF, environmentStackArn: ARN },
      undefined,
      /^Give either environment, /,
    ],
    [{ environmentStackArn: 'x' }, undefined, /^environmentStackArn: /],
    [
      { environment: REF },
      undefined,
      /^environment: resource:default\/dev is not in the catalog, or you have no access to it\. Choose an environment/,
    ],
    [
      { environment: REF },
      entity('fargate-environment'),
      /^environment: resource:default\/dev is not a Fargate environment /,
    ],
    [
      { environment: REF },
      entity('database', annotations),
      /^environment: resource:default\/dev is not a Fargate environment /,
    ],
  ])('refuses %j', async (input, found, message) => {
    await expect(find(input, found)).rejects.toThrow(message);
  });
});
