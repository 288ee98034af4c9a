import { cannedContext } from '../../__testUtils__/cannedContext';
import { handOverSecrets } from './handOverSecrets';

const arnOf = (name: string) =>
  `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}-AbCdEf`;
const STORED = arnOf('fargate-api/orders/KEY');
const OLD = 'group:default/old';
const NEW = 'group:default/new';

const template = (...references: string[]) =>
  JSON.stringify({
    Resources: {
      TaskDefinition: {
        Properties: {
          ContainerDefinitions: [
            {
              Secrets: references.map((ValueFrom, index) => ({
                Name: `S${index}`,
                ValueFrom,
              })),
            },
          ],
        },
      },
    },
  });

describe('handOverSecrets', () => {
  const handOver = async (
    body: string | undefined,
    owner: string | undefined,
    before: string | undefined = OLD,
  ) => {
    const { context, inputs, lines, signals } = cannedContext({
      DescribeSecret: {
        Name: 'fargate-api/orders/KEY',
        Tags: before ? [{ Key: 'fargate-api:owner', Value: before }] : [],
      },
      TagResource: {},
    });
    await handOverSecrets(context, {
      entityRef: 'api:default/orders',
      name: 'orders',
      template: body,
      owner,
    });
    expect(signals.every(one => one === context.signal)).toBe(true);
    return { inputs, lines };
  };

  it('names the new owner of each secret that this portal stored, once', async () => {
    const { inputs, lines } = await handOver(
      template(STORED, `${STORED}:password::`),
      NEW,
    );
    expect(inputs).toEqual([
      ['DescribeSecret', { SecretId: STORED }],
      [
        'TagResource',
        {
          SecretId: STORED,
          Tags: [
            { Key: 'fargate-api:entity', Value: 'api:default/orders' },
            { Key: 'fargate-api:owner', Value: NEW },
          ],
        },
      ],
    ]);
    expect(lines).toEqual([
      `Secrets fargate-api/orders/KEY: handed over from ${OLD} to ${NEW}`,
    ]);
  });

  it.each<[string, string, string | undefined]>([
    ['it has that owner already', NEW, NEW],
    ['it has no owner, since a person stored it', NEW, ''],
  ])('leaves a secret where %s', async (_, owner, before) => {
    const { inputs, lines } = await handOver(template(STORED), owner, before);
    expect(inputs.map(([operation]) => operation)).toEqual(['DescribeSecret']);
    expect(lines).toEqual([]);
  });

  it.each<[string, string | undefined, string | undefined]>([
    ['of other APIs', template(arnOf('fargate-api/orders-2/KEY')), NEW],
    ['that this portal did not store', template(arnOf('db')), NEW],
    ['of an API without an owner', template(STORED), undefined],
    ['of a deployment without a template', undefined, NEW],
  ])('does not read secrets %s', async (_, body, owner) => {
    expect(await handOver(body, owner)).toEqual({ inputs: [], lines: [] });
  });
});
