import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { StackDescriptor } from './StackDescriptor';
import {
  STACK_KINDS,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { withDescriptor } from './withDescriptor';

const descriptor: StackDescriptor = {
  entity: {
    namespace: 'default',
    name: 'orders',
    owner: 'group:default/team-a',
    title: 'Orders: "the" API',
    tags: ['http', 'on'],
  },
  environment: 'resource:default/dev',
  definition: 'openapi: 3.1.0\ninfo:\n  title: Orders # not a comment\n',
};
const kinds = Object.keys(STACK_KINDS) as StackKind[];

describe('withDescriptor', () => {
  it.each(kinds)('puts the descriptor into the %s template', async kind => {
    const text = withDescriptor(
      await readCloudFormationTemplate(kind),
      kind,
      descriptor,
    );
    const metadata = parseDocument(text, { logLevel: 'error' }).getIn([
      'Resources',
      STACK_KINDS[kind].descriptorResource,
      'Metadata',
      'FargateApi',
    ]) as { toJSON(): unknown };
    expect(metadata.toJSON()).toEqual(descriptor);
  });

  it.each(kinds)(
    'keeps comments and functions of the %s template',
    async kind => {
      const template = await readCloudFormationTemplate(kind);
      const text = withDescriptor(template, kind, descriptor);
      const words = (pattern: RegExp, of: string) => of.match(pattern) ?? [];
      expect(words(/^\s*# .*$/gm, text).map(line => line.trim())).toEqual(
        words(/^\s*# .*$/gm, template).map(line => line.trim()),
      );
      expect(words(/![A-Z]\w+/g, text)).toEqual(words(/![A-Z]\w+/g, template));
    },
  );

  it('is the same text for the same descriptor', async () => {
    const template = await readCloudFormationTemplate('cluster');
    const once = withDescriptor(template, 'cluster', descriptor);
    expect(withDescriptor(template, 'cluster', descriptor)).toBe(once);
    expect(withDescriptor(once, 'cluster', descriptor)).toBe(once);
  });

  const reported = [
    'No',
    'on',
    '1:30',
    '0o17',
    '017',
    '1_000',
    '~',
    '=',
    '<<',
    '2026-11-28',
  ];

  // eslint-disable-next-line jest/expect-expect -- expectAlike does
  it.each(reported)(
    'is read alike by YAML 1.1 and 1.2 where a string is %s',
    async text =>
      expectAlike(text, await readCloudFormationTemplate('cluster')),
  );

  // eslint-disable-next-line jest/expect-expect -- expectAlike does
  it('is read alike by YAML 1.1 and 1.2 whatever the strings are', async () => {
    const template = await readCloudFormationTemplate('dns-delegation');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({
            unit: fc.constantFrom(
              ...'\n\t "\'#:-|>&*!%@`{}[],\\\u0085\u2028\ufeff',
            ),
          }),
          fc.stringMatching(/^[-+.:0-9_eoxEY~nNyo]{1,8}$/),
        ),
        text => expectAlike(text, template),
      ),
      { numRuns: 200 },
    );
  });

  function expectAlike(text: string, template: string) {
    const written = {
      entity: {
        namespace: 'default',
        name: text,
        owner: text,
        title: text,
        tags: [text, 'on'],
      },
      definition: `${text}\n${text}`,
    };
    const kind = template.includes('HostedZoneId')
      ? 'dns-delegation'
      : 'cluster';
    const body = withDescriptor(template, kind, written);
    for (const version of ['1.1', '1.2'] as const) {
      const read = parseDocument(body, { version, logLevel: 'error' }).toJS();
      expect(
        read.Resources[STACK_KINDS[kind].descriptorResource].Metadata
          .FargateApi,
      ).toEqual(written);
    }
  }

  it('rejects a template that is too large, and names the alternatives', async () => {
    const template = await readCloudFormationTemplate('public-api');
    const definition = 'ä'.repeat(25_000);
    expect(() =>
      withDescriptor(template, 'public-api', { ...descriptor, definition }),
    ).toThrow(
      /is \d{5} bytes, and CloudFormation accepts at most 51200\. It contains: the API's description \d{5} bytes\. Provide the URL of the OpenAPI document instead of its text, register the API from a catalog-info\.yaml/,
    );
  });
});
