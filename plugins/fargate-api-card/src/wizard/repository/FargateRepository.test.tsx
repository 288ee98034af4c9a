import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiHolder } from '../../__testUtils__/english';
import { FargateRepository } from './FargateRepository';
import { RepositoryOptions } from './RepositoryOptions';
import { SelectedRepository } from './SelectedRepository';
import { validation } from './validation';

const ORDERS = 'github.com?owner=acme&repo=orders';

function renderField(initial?: SelectedRepository) {
  const changes: unknown[] = [];
  const Form = () => {
    const [value, setValue] = useState(initial);
    const props = {
      schema: { type: 'object' },
      uiSchema: { 'ui:options': { host: 'github.com' } },
      idSchema: { $id: 'root_repo' },
      required: true,
      formData: value,
      onChange: (next: SelectedRepository) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<
      SelectedRepository,
      RepositoryOptions
    >;
    return <FargateRepository {...props} />;
  };
  renderInTestApp(<Form />);
  return changes;
}

const box = (name: RegExp) => screen.findByRole('textbox', { name });

it('keeps what the actions take, and its words for the review page', async () => {
  const changes = renderField();
  await userEvent.type(await box(/^Owner on github.com/), 'acme');
  expect(changes.at(-1)).toEqual({ repoUrl: 'github.com?owner=acme&repo=' });
  await userEvent.type(await box(/^Name of the repository/), 'orders');
  expect(changes.at(-1)).toEqual({
    repoUrl: ORDERS,
    name: 'acme/orders on github.com',
  });
  await userEvent.clear(await box(/^Owner/));
  expect(changes.at(-1)).toEqual({ repoUrl: 'github.com?owner=&repo=orders' });
});

it('shows what was chosen before', async () => {
  renderField({ repoUrl: ORDERS, name: 'acme/orders on github.com' });
  expect(await box(/^Owner/)).toHaveValue('acme');
  expect(await box(/^Name/)).toHaveValue('orders');
});

it.each([
  [ORDERS, []],
  ['github.com?owner=acme', ['must have an owner and a name']],
  [undefined, ['must have an owner and a name']],
])('of %s says %p', async (repoUrl, problems) => {
  const addError = jest.fn();
  await validation(
    repoUrl === undefined ? (undefined as any) : { repoUrl },
    { addError } as any,
    { apiHolder: apiHolder({}), formData: {} as any, schema: {} },
  );
  expect(addError.mock.calls.flat()).toEqual(problems);
});
