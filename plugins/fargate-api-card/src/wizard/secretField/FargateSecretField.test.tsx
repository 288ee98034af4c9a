import { ComponentProps, useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { FargateSecretField } from './FargateSecretField';

const names = async () => ({
  secrets: [
    { target: 'dev', reference: 'secretsmanager:orders/db' },
    { target: 'prod', reference: 'secretsmanager:orders/db' },
    { target: 'dev', reference: 'ssm:/orders/key' },
  ],
  unread: [],
});

function renderField(
  getSecretNames: FargateApi['getSecretNames'],
  form: object = { name: 'orders' },
  options: object = {},
) {
  const Form = () => {
    const [value, setValue] = useState('');
    const props = {
      schema: { title: 'Reference' },
      uiSchema: { 'ui:options': options },
      idSchema: { $id: 'root_secrets_DATABASE_URL' },
      formContext: { formData: form },
      formData: value,
      onChange: setValue,
    } as unknown as ComponentProps<typeof FargateSecretField>;
    return <FargateSecretField {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[fargateApiRef, fakeApi({ getSecretNames })]],
  });
}

const text = () => screen.findByRole('textbox', { name: /Reference/ });
const picker = { name: /Existing secrets/ };

it('lists the secrets of the API, each once, of which one fills in the text', async () => {
  const getSecretNames = jest.fn(names);
  renderField(getSecretNames);
  await userEvent.click(await screen.findByRole('button', picker));
  const options = screen.getAllByRole('option');
  expect(options.map(one => one.textContent)).toEqual([
    'secretsmanager:orders/db',
    'ssm:/orders/key',
  ]);
  await userEvent.click(options[1]);
  expect(await text()).toHaveValue('ssm:/orders/key');
  expect(getSecretNames.mock.calls).toEqual([
    [{ namespace: 'default', name: 'orders' }],
  ]);
});

it('lists those of one service where only these can be used', async () => {
  renderField(names, { name: 'orders' }, { service: 'secretsmanager' });
  await userEvent.click(await screen.findByRole('button', picker));
  expect(
    screen.getAllByRole('option').map(({ textContent }) => textContent),
  ).toEqual(['secretsmanager:orders/db']);
});

it('lists those of the API that is updated', async () => {
  const getSecretNames = jest.fn(names);
  renderField(getSecretNames, { api: { entityRef: 'api:shop/basket' } });
  await screen.findByRole('button', picker);
  expect(getSecretNames.mock.calls).toEqual([
    [{ namespace: 'shop', name: 'basket' }],
  ]);
});

it.each<[string, FargateApi['getSecretNames'], object]>([
  [
    'there are none',
    async () => ({ secrets: [], unread: ['dev'] }),
    { name: 'orders' },
  ],
  [
    'they cannot be read',
    async () => {
      throw new Error('Forbidden');
    },
    { name: 'orders' },
  ],
  ['the API has no name yet', names, {}],
])('can be typed where %s', async (_, getSecretNames, form) => {
  renderField(getSecretNames, form);
  await userEvent.type(await text(), 'ssm:/mine');
  expect(await text()).toHaveValue('ssm:/mine');
  expect(screen.queryByRole('button', picker)).not.toBeInTheDocument();
});
