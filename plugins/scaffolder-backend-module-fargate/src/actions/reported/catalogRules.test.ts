import { InputError } from '@backstage/errors';
import {
  assertValidEntities,
  toEntities,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import fc from 'fast-check';
import { assertCatalogTakes } from '../../catalog/assertCatalogTakes';
import { EntityInput, toEntity } from '../../catalog/toEntity';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 6. */
describe('what people reported: what the catalog refuses is deployed first', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());

  const cases: [object, RegExp][] = [
    [{ tags: ['Cost Center'] }, /^tags: .*"Cost Center"/],
    [{ owner: 'Team Orders' }, /^owner: "Team Orders" is not the reference/],
    [{ system: 'a:b:c:d' }, /^system: "a:b:c:d" is not the reference/],
    [{ system: 'no such system' }, /^system: /],
    [{ tags: ['x'.repeat(64)] }, /^tags: /],
    [{ owner: 'group:/x' }, /^owner: /],
  ];

  it.each(cases)(
    'refuses %j before anything is asked of AWS',
    async (input, message) => {
      const calls = api.bench.callCount();
      const end = api.deploy({
        name: 'refused',
        image: nginx('1.27'),
        ...input,
      });
      await expect(end).rejects.toThrow(InputError);
      await expect(end).rejects.toThrow(message);
      expect(api.bench.callCount()).toBe(calls);
    },
  );

  it('refuses the owner of an environment', async () => {
    await expect(
      api.bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'refused',
        owner: 'Team Orders',
      }),
    ).rejects.toThrow('owner: "Team Orders" is not the reference');
  });
});

/** Words as people type them, and any other text. */
const text = fc.oneof(
  fc.constantFrom(
    'Cost Center',
    'orders',
    'team-a',
    'group:default/a',
    'a:b:c',
  ),
  fc.string({ maxLength: 70 }),
  fc.string({ unit: 'grapheme', maxLength: 70 }),
);

it('whatever is typed, what is not refused becomes entities that the catalog takes', async () => {
  const taken: EntityInput[] = [];
  const refusals: Error[] = [];
  const accept = async (input: EntityInput) => {
    await assertCatalogTakes('public-api', { entity: toEntity(input) });
  };
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        {
          name: fc.oneof(fc.constant('orders'), text),
          owner: fc.oneof(fc.constant('group:default/team-a'), text),
          title: text,
          description: text,
          system: text,
          lifecycle: text,
          tags: fc.array(text, { maxLength: 2 }),
        },
        { requiredKeys: ['name', 'owner'] },
      ),
      async input => {
        const refusal = await accept(input).catch(error => error);
        if (refusal) {
          refusals.push(refusal);
          return;
        }
        taken.push(input);
        const entities = toEntities(
          {
            arn: `arn:aws:cloudformation:eu-west-1:123456789012:stack/${input.name}/1`,
            name: input.name,
            status: 'CREATE_COMPLETE',
            kind: 'public-api',
            managed: true,
            outputs: {
              Url: 'https://orders.example.org',
              ServiceArn: `arn:aws:ecs:eu-west-1:123456789012:service/dev/${input.name}`,
            },
            parameters: {},
            tags: {},
            terminationProtection: false,
          },
          { entity: toEntity(input), environment: 'resource:default/dev' },
          {},
        );
        await assertValidEntities(entities);
      },
    ),
    { numRuns: 500, seed: 11 },
  );
  expect(taken.length).toBeGreaterThan(20);
  expect(refusals.filter(error => !(error instanceof InputError))).toEqual([]);
});
