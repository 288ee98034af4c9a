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

  it('rejects a template that is too large, and names the alternatives', async () => {
    const template = await readCloudFormationTemplate('public-api');
    const definition = 'ä'.repeat(25_000);
    expect(() =>
      withDescriptor(template, 'public-api', { ...descriptor, definition }),
    ).toThrow(
      /is \d{5} bytes, and CloudFormation accepts at most 51200\. Provide the URL of the OpenAPI document instead of its text, or register the API from a catalog-info\.yaml/,
    );
  });
});
