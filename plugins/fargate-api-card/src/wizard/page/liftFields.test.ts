import { liftFields } from './liftFields';

it('finds the field of the values of a record, and keeps the rest', () => {
  const schema = {
    properties: {
      name: { type: 'string' },
      variables: { additionalProperties: { type: 'string' } },
      closed: { additionalProperties: false },
      secrets: {
        additionalProperties: {
          type: 'string',
          'ui:field': 'FargateSecret',
          'ui:options': { hideError: true },
        },
      },
    },
  };
  const uiSchema = {
    name: { 'ui:field': 'FargateName' },
    secrets: { 'ui:order': ['*'] },
  };
  expect(liftFields(schema, uiSchema)).toEqual({
    name: { 'ui:field': 'FargateName' },
    secrets: {
      'ui:order': ['*'],
      additionalProperties: {
        'ui:field': 'FargateSecret',
        'ui:options': { hideError: true },
      },
    },
  });
  expect(liftFields({}, undefined)).toEqual({});
});

it('finds it in lists and in what a choice asks', () => {
  const secrets = {
    additionalProperties: { type: 'string', 'ui:field': 'FargateSecret' },
  };
  const sidecars = { items: { properties: { secrets } } };
  const schema = {
    properties: { advanced: { type: 'boolean' } },
    dependencies: {
      advanced: {
        oneOf: [
          { properties: { advanced: { enum: [false] } } },
          { properties: { advanced: { enum: [true] }, sidecars } },
        ],
      },
    },
  };
  expect(
    liftFields(schema, { sidecars: { items: { 'ui:order': ['*'] } } }),
  ).toEqual({
    sidecars: {
      items: {
        'ui:order': ['*'],
        secrets: { additionalProperties: { 'ui:field': 'FargateSecret' } },
      },
    },
  });
});
