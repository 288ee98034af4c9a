import validator from '@rjsf/validator-ajv8';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  extractSchemaFromStep,
  Form,
} from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { fargateApiRef } from '../../api/FargateApi';
import { FargateSecretField } from '../secretField/FargateSecretField';
import { FargatePage } from './FargatePage';

it('gives the values of a record in the form the field that they name', async () => {
  const { schema, uiSchema } = extractSchemaFromStep({
    type: 'object',
    'ui:field': 'FargatePage',
    properties: {
      secrets: {
        type: 'object',
        title: 'Secrets',
        additionalProperties: {
          type: 'string',
          title: 'Reference',
          'ui:field': 'FargateSecret',
        },
      },
    },
  });
  const formData = { name: 'orders', secrets: { DATABASE_URL: '' } };
  const onChange = jest.fn();
  renderInTestApp(
    <Form
      validator={validator}
      schema={schema}
      uiSchema={uiSchema as any}
      formData={formData}
      formContext={{ formData } as any}
      fields={{ FargatePage, FargateSecret: FargateSecretField } as any}
      onChange={({ formData: next }) => onChange(next)}
    />,
    {
      apis: [
        [
          fargateApiRef,
          fakeApi({
            getSecretNames: async () => ({
              secrets: [{ target: 'dev', reference: 'ssm:/orders/db' }],
              unread: [],
            }),
          }),
        ],
      ],
    },
  );
  await userEvent.click(
    await screen.findByRole('button', { name: /Existing secrets/ }),
  );
  await userEvent.click(screen.getByRole('option'));
  expect(onChange).toHaveBeenLastCalledWith({
    name: 'orders',
    secrets: { DATABASE_URL: 'ssm:/orders/db' },
  });
});
