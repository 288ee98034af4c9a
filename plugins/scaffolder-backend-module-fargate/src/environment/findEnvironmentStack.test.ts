import { stackArnOf } from '../__testUtils__/cannedStacks';
import { findEnvironmentStack } from './findEnvironmentStack';

const REF = 'resource:default/dev';

describe('findEnvironmentStack', () => {
  const ARN = stackArnOf('cluster');
  const credentials = { principal: 'user:default/a' } as any;
  const find = (input: object, entity?: object, getEntityByRef = jest.fn()) =>
    findEnvironmentStack(
      { getEntityByRef: getEntityByRef.mockResolvedValue(entity) },
      input,
      credentials,
    );
  const entity = (type: string, annotations?: object) => ({
    kind: 'Resource',
    metadata: { name: 'dev', annotations },
    spec: { type },
  });
  const annotations = { 'fargate-api/stack-arn': ARN };

  it('takes an ARN, or that of an entity', async () => {
    expect(await find({ environmentStackArn: ARN })).toBe(ARN);
    const read = jest.fn();
    expect(
      await find(
        { environment: REF },
        entity('fargate-environment', annotations),
        read,
      ),
    ).toBe(ARN);
    // What the catalog shows is what this user may read.
    expect(read).toHaveBeenCalledWith(REF, { credentials });
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
