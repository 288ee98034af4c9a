import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { orders } from '../../../dev/fixtures/entities';
import { FargateNameField } from './FargateNameField';
import { NameOptions } from './NameOptions';
import { validation } from './validation';

async function renderField(options: NameOptions = {}) {
  const Form = () => {
    const [value, setValue] = useState<string>();
    const props = {
      required: true,
      schema: { title: 'Name', description: 'Of the API.' },
      uiSchema: { 'ui:options': options },
      idSchema: { $id: 'root_name' },
      formData: value,
      onChange: setValue,
    } as unknown as FieldExtensionComponentProps<string>;
    return <FargateNameField {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[catalogApiRef, catalogApiMock({ entities: [orders] })]],
  });
  return screen.findByRole('textbox', { name: /Name/ });
}

describe('FargateNameField', () => {
  it.each([
    ['Orders', 'Only lower-case letters, digits and hyphens, e.g. orders-api.'],
    ['1orders', 'Must start with a letter, e.g. orders-api.'],
    ['orders--api', 'Single hyphens only, not at the end.'],
    ['a'.repeat(33), 'At most 32 characters.'],
  ])('shows at once what is wrong with %s', async (typed, says) => {
    const field = await renderField();

    await userEvent.type(field, typed);

    expect(screen.getByRole('status')).toHaveTextContent(says);
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(expect.stringContaining(says));
  });

  it('shows nothing for a valid name', async () => {
    const field = await renderField();

    await userEvent.type(field, 'orders-api');

    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(field).toBeValid();
  });

  it('asks for a name after it was cleared, not before', async () => {
    const field = await renderField();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    await userEvent.type(field, 'o{Backspace}');

    expect(screen.getByRole('status')).toHaveTextContent('Enter a name');
  });

  it('counts down the remaining characters', async () => {
    const field = await renderField();

    await userEvent.type(field, 'a'.repeat(30));

    expect(screen.getByRole('status')).toHaveTextContent('2 characters left.');
  });

  it('warns when the catalog has an entity of that name', async () => {
    const field = await renderField({ kind: 'api' });

    await userEvent.type(field, 'orders');

    expect(
      await screen.findByText(/orders already exists in the catalog/),
    ).toBeInTheDocument();
    expect(field).toBeValid();
  });

  const ifTaken = 'Choose another name.';

  it('refuses a name that is taken, with its owner, where it must be free', async () => {
    const field = await renderField({ kind: 'api', ifTaken });

    await userEvent.type(field, 'orders');

    expect(
      await screen.findByText(
        'orders exists already and belongs to team-orders. Choose another name.',
      ),
    ).toBeInTheDocument();
    expect(field).toBeInvalid();

    await userEvent.type(field, '2');
    expect(screen.queryByText(/exists already/)).not.toBeInTheDocument();
    expect(field).toBeValid();
  });

  it.each([
    [
      'orders',
      ifTaken,
      ['is taken: orders belongs to team-orders. Choose another name.'],
    ],
    ['orders', undefined, []],
    ['orders2', ifTaken, []],
  ])(
    'lets the page go on with %s, if taken: %s',
    async (name, ifTakenOption, errors) => {
      const addError = jest.fn();
      await validation(name, { addError } as any, {
        apiHolder: { get: () => catalogApiMock({ entities: [orders] }) } as any,
        formData: {} as any,
        schema: {},
        uiSchema: {
          'ui:options': { kind: 'api', ifTaken: ifTakenOption },
        } as any,
      });
      expect(addError.mock.calls.flat()).toEqual(errors);
    },
  );
});
