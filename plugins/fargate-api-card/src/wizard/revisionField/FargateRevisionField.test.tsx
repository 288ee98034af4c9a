import { ComponentProps, useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { deployments } from '../../../dev/fixtures/deployments';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { FargateRevisionField } from './FargateRevisionField';

const [, , running] = deployments.deployments.value!;

/** The history of the fixtures, and further revisions that ran well before it. */
const withOlder: typeof deployments = {
  ...deployments,
  deployments: {
    ...deployments.deployments,
    value: [
      ...deployments.deployments.value!,
      {
        ...running,
        id: 'old',
        revision: 11,
        taskDefinition: 'orders:11',
        rolledBackTo: undefined,
      },
    ],
  },
};

function renderField(
  getDeployments: FargateApi['getDeployments'],
  { revision, of = 'api' }: { revision?: number; of?: string } = {},
) {
  const changes: unknown[] = [];
  const Form = () => {
    const [value, setValue] = useState<number | null | undefined>(revision);
    const [name, setName] = useState('orders');
    const props = {
      schema: { title: 'Revision to restore' },
      uiSchema: { 'ui:options': { of } },
      idSchema: { $id: 'root_revision' },
      formContext: { formData: { api: { entityRef: `api:default/${name}` } } },
      formData: value,
      onChange: (next: number | null) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as ComponentProps<typeof FargateRevisionField>;
    return (
      <>
        <button onClick={() => setName('basket')}>Select basket</button>
        <FargateRevisionField {...props} />
      </>
    );
  };
  renderInTestApp(<Form />, {
    apis: [[fargateApiRef, fakeApi({ getDeployments })]],
  });
  return changes;
}

const theList = () =>
  screen.findByRole('button', { name: /Revision to restore/ });

it('begins with the last revision that ran well before what runs now', async () => {
  const changes = renderField(async () => withOlder);
  expect(await theList()).toHaveTextContent(
    /^orders:13 · nginx:1\.26 · .+ ago/,
  );
  expect(changes).toEqual([13]);
});

it('lists the others that ran well, and neither what failed nor what runs', async () => {
  const changes = renderField(async () => withOlder);
  await userEvent.click(await theList());
  const options = screen.getAllByRole('option');
  expect(options.map(one => one.textContent!.split(' ')[0])).toEqual([
    'orders:13',
    'orders:11',
  ]);
  await userEvent.click(options[1]);
  expect(changes).toEqual([13, 11]);
});

it('keeps the revision of a link', async () => {
  const changes = renderField(async () => withOlder, { revision: 11 });
  expect(await theList()).toHaveTextContent(/^orders:11/);
  expect(changes).toEqual([]);
});

it('begins anew with another API', async () => {
  const changes = renderField(async () => withOlder, { revision: 11 });
  expect(await theList()).toHaveTextContent(/^orders:11/);
  await userEvent.click(screen.getByRole('button', { name: 'Select basket' }));
  await waitFor(() => expect(changes).toEqual([13]));
});

it.each([
  ['a revision that is not listed', async () => withOlder, { revision: 7 }],
  [
    'deployments that cannot be read',
    async () => {
      throw new Error('Unauthorized');
    },
    {},
  ],
  ['no API selected', async () => withOlder, { of: 'other' }],
])('is a number for %s', async (_, getDeployments, options) => {
  const changes = renderField(getDeployments as any, options);
  const field = await screen.findByRole('textbox', { name: /Revision/ });
  await userEvent.clear(field);
  await userEvent.type(field, '6');
  expect(field).toHaveValue('6');
  expect(changes.at(-1)).toBe(6);
});
