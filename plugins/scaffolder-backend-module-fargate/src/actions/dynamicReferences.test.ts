import { userCredentials } from '../__testUtils__/credentials';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { permissionsFor } from '../__testUtils__/permissionsFor';
import { createActions } from './createActions';

/** A dynamic reference that reads a secret of the account. */
const REFERENCE = '{{resolve:secretsmanager:prod/db:SecretString:password}}';

/** Every use of a dependency fails: the input is refused before. */
const nothing: any = new Proxy(
  {},
  {
    get(_, name) {
      throw new Error(`Used ${String(name)}`);
    },
  },
);

const actions = createActions({
  ...permissionsFor(),
  aws: nothing,
  catalog: nothing,
  approvals: nothing,
  events: nothing,
  integrations: nothing,
});

interface Case {
  action: string;
  field: string;
  input: JsonValue;
}

/** An input for each place where a schema takes any text. */
function textsOf(schema: JsonObject): { field: string; value: JsonValue }[] {
  const { type, items, properties, additionalProperties } = schema as any;
  const isText = type === 'string' && !schema.enum && !schema.const;
  return [
    ...(isText || Array.isArray(type)
      ? [{ field: '', value: `text ${REFERENCE} text` }]
      : []),
    ...(items
      ? textsOf(items).map(({ field, value }) => ({
          field: `[0]${field}`,
          value: [value],
        }))
      : []),
    ...Object.entries<JsonObject>(properties ?? {}).flatMap(([key, member]) =>
      textsOf(member).map(({ field, value }) => ({
        field: `.${key}${field}`,
        value: { [key]: value },
      })),
    ),
    ...(additionalProperties && typeof additionalProperties === 'object'
      ? [
          { field: '', value: { [REFERENCE]: 'value' } },
          ...textsOf(additionalProperties).map(({ field, value }) => ({
            field: `.NAME${field}`,
            value: { NAME: value },
          })),
        ]
      : []),
    ...['anyOf', 'oneOf', 'allOf'].flatMap(key =>
      ((schema[key] as JsonObject[] | undefined) ?? []).flatMap(textsOf),
    ),
  ];
}

const cases: Case[] = actions.flatMap(({ id, schema }) =>
  textsOf(schema!.input as JsonObject).map(({ field, value }) => ({
    action: id,
    field: field.replace(/^\./, ''),
    input: value,
  })),
);

describe('a dynamic reference of CloudFormation', () => {
  const run = (id: string, input: JsonValue) =>
    actions
      .find(action => action.id === id)!
      .handler({
        input,
        logger: { info: () => {} },
        task: { id: 'task-1' },
        getInitiatorCredentials: async () => userCredentials(),
      } as any);

  it('is looked for in every action', () => {
    expect([...new Set(cases.map(({ action }) => action))]).toEqual(
      actions.map(({ id }) => id),
    );
    // What a shared schema contains appears once for each action.
    expect(cases.map(({ action, field }) => `${action} ${field}`)).toEqual(
      expect.arrayContaining([
        'fargate:public-api:deploy healthCheckPath',
        'fargate:public-api:deploy description',
        'fargate:public-api:deploy image',
        'fargate:public-api:deploy definition',
        'fargate:public-api:deploy tags[0]',
        'fargate:internal-api:deploy certificateArn',
        'fargate:environment:deploy owner',
        'fargate:dns-zone:deploy parentZone.target',
      ]),
    );
  });

  it.each(cases)(
    'is refused in $action: $field, before anything else',
    async ({ action, field, input }) => {
      const refused = run(action, input);
      await expect(refused).rejects.toThrow(InputError);
      await expect(refused).rejects.toThrow(
        `${field || 'input'}: must not contain a dynamic reference`,
      );
    },
  );

  it.each([
    '{{resolve:ssm:/prod/key}}',
    '{{resolve:ssm-secure:key:1}}',
    '{{ resolve : ssm:key }}',
    '{{RESOLVE:ssm:key}}',
    'https://acme.com/{{resolve:ssm:key}}/health',
    'first line\n{{resolve:ssm:key}}',
  ])('is refused in any form: %j', async text => {
    await expect(
      run('fargate:public-api:deploy', { description: text }),
    ).rejects.toThrow('description: must not contain a dynamic reference');
  });

  it.each([
    'Orders for ${CUSTOMER}',
    '{{name}} resolves: everything',
    'AWS::AccountId',
    '!Sub ${AWS::AccountId}',
  ])('is not what CloudFormation leaves as it is: %j', async text => {
    await expect(
      run('fargate:public-api:deploy', { description: text }),
    ).rejects.not.toThrow('dynamic reference');
  });
});
