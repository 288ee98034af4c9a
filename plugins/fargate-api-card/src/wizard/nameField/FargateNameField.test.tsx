import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environment, orders } from '../../../dev/fixtures/entities';
import { FillPage, FillPageContext } from '../page/useFillPage';
import { apiHolder } from '../../__testUtils__/english';
import { FargateNameField } from './FargateNameField';
import { NameOptions } from './NameOptions';
import { validation } from './validation';

async function renderField(options: NameOptions = {}, fill?: FillPage) {
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
    return (
      <FillPageContext.Provider value={fill}>
        <FargateNameField {...props} />
      </FillPageContext.Provider>
    );
  };
  const dnsZone = {
    ...environment,
    metadata: { ...environment.metadata, name: 'acme-com' },
    spec: { ...environment.spec, type: 'fargate-dns-zone' },
  };
  const entities = [orders, environment, dnsZone];
  renderInTestApp(<Form />, {
    apis: [[catalogApiRef, catalogApiMock({ entities })]],
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
      await screen.findByText(
        'orders exists already and belongs to team-orders. If you continue, it is updated.',
      ),
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

  const useIt = { choice: 'where', entity: 'environment' };

  it('uses the environment that has the name, by one click', async () => {
    const fill = jest.fn();
    const field = await renderField({ kind: 'resource', ifTaken, useIt }, fill);

    await userEvent.type(field, 'dev');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Use dev' }),
    );

    expect(fill.mock.calls).toEqual([
      [
        {
          where: 'existing',
          environment: { entityRef: 'resource:default/dev' },
        },
      ],
    ]);
  });

  it.each([
    ['another Resource that has the name', 'acme-com', jest.fn()],
    ['an environment on a page that cannot be filled', 'dev', undefined],
  ])('does not offer to use %s', async (_, name, fill) => {
    const field = await renderField({ kind: 'resource', ifTaken, useIt }, fill);

    await userEvent.type(field, name);

    expect(
      await screen.findByText(new RegExp(`^${name} exists already`)),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leads to the wizard that updates the API that has the name', async () => {
    const field = await renderField({
      kind: 'api',
      updateIt: { template: 'fargate-update-api', entity: 'api' },
    });

    await userEvent.type(field, 'orders');

    const link = await screen.findByRole('link', {
      name: /^Update orders instead/,
    });
    const { pathname, searchParams } = new URL(
      link.getAttribute('href')!,
      'http://portal',
    );
    expect(pathname).toMatch(/\/fargate-update-api$/);
    expect(JSON.parse(searchParams.get('formData')!)).toEqual({
      api: { entityRef: 'api:default/orders' },
    });
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
        apiHolder: apiHolder({
          [catalogApiRef.id]: catalogApiMock({ entities: [orders] }),
        }),
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
