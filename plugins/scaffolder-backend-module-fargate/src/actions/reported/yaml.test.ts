import {
  readDescriptor,
  toEntities,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** What YAML 1.1 reads as something else than a text where it is not quoted. */
const VALUES = [
  ...['No', 'on', 'y', 'TRUE', '~', 'null', '=', '<<', '2026-11-28', '.inf'],
  ...['1:30', '017', '0o17', '0x1F', '1_000', '1e3', '+1', '.5', '-', ''],
  ...["'", '"', '\\', '# no comment', '&a', '*a', '!Ref AWS::Region', '%', '@'],
  ...['a: b', '- a', '{a', '[a', '|', '>', '?', 'line\nline', ' blank ', '\t'],
  ...['next\u0085line', '\u2028', '\ufeff', 'ä', '🚀'],
];

/**
 * Issue 11: case 8. The tests of `withDescriptor` and `setConfiguration` try
 * strings of every kind against readers of both versions.
 */
describe('what people reported: CloudFormation reads another text than was typed', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());

  const descriptor = async (name: string) =>
    (await readDescriptor(api.clients, (await api.bench.describe(name))!))!;

  it('a title No, a tag 1:30 and an API named on stay what they are', async () => {
    const input = { title: 'No', description: '~', tags: ['1:30', '017'] };
    await api.deploy({ name: 'on', ...input });
    const { entity } = await descriptor('on');
    expect(entity).toMatchObject({ name: 'on', ...input });

    const stack = (await api.bench.describe('on'))!;
    for (const { metadata } of toEntities(stack, await descriptor('on'), {})) {
      expect(metadata).toMatchObject({ name: 'on', ...input });
    }
  });

  it('so does each value of a variable', async () => {
    const variables = Object.fromEntries(
      VALUES.map((value, i) => [`VALUE_${i}`, value]),
    );
    await api.next({ variables });
    const { containerDefinitions } = await api.definitionOf(
      await api.service(),
    );
    expect(
      Object.fromEntries(
        containerDefinitions![0].environment!.map(({ name, value }) => [
          name,
          value,
        ]),
      ),
    ).toEqual(variables);
    // What was written is read again, and nothing differs.
    expect((await api.deploy({ variables })).outputs).toMatchObject({
      changed: false,
    });
  });
});
