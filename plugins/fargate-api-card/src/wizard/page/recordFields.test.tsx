import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FargateSecretField } from '../secretField/FargateSecretField';
import { renderPage } from './__testUtils__/renderPage';

it('gives the values of a record in the form the field that they name', async () => {
  const onChange = renderPage({
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
    formData: { name: 'orders', secrets: { DATABASE_URL: '' } },
    fields: { FargateSecret: FargateSecretField },
    api: {
      getSecretNames: async () => ({
        secrets: [{ target: 'dev', reference: 'ssm:/orders/db' }],
        unread: [],
      }),
    },
  });
  await userEvent.click(
    await screen.findByRole('button', { name: /Existing secrets/ }),
  );
  await userEvent.click(screen.getByRole('option'));
  expect(onChange).toHaveBeenLastCalledWith({
    name: 'orders',
    secrets: { DATABASE_URL: 'ssm:/orders/db' },
  });
});
