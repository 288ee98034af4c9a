import { useState } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { fargateApiRef } from '../../api/FargateApi';
import { FargatePage } from './FargatePage';
import { useFillPage } from './useFillPage';

/** Replaces the form's own field, with one that sets another. */
const ObjectField = ({ formData }: { formData: object }) => {
  const fill = useFillPage()!;
  return (
    <button onClick={() => fill({ where: 'existing' })}>
      {JSON.stringify(formData)}
    </button>
  );
};

it('lets a field set another, and keeps the rest', async () => {
  const Form = () => {
    const [value, setValue] = useState<Record<string, unknown>>({
      where: 'new',
      environmentName: 'dev',
    });
    const props = {
      registry: { fields: { ObjectField } },
      schema: {},
      uiSchema: {},
      formContext: {},
      formData: value,
      onChange: setValue,
    } as unknown as FieldExtensionComponentProps<Record<string, unknown>>;
    return <FargatePage {...props} />;
  };
  renderInTestApp(<Form />, { apis: [[fargateApiRef, fakeApi({})]] });

  await userEvent.click(await screen.findByRole('button'));

  expect(screen.getByRole('button')).toHaveTextContent(
    '{"where":"existing","environmentName":"dev"}',
  );
});

it.each([
  [{ whichApi: true }, 1],
  [{}, 0],
])('offers to compare the ways to run an API with %j', async (options, n) => {
  const props = {
    registry: { fields: { ObjectField } },
    schema: {},
    uiSchema: { 'ui:options': options },
    formContext: {},
    formData: {},
    onChange: () => {},
  } as unknown as FieldExtensionComponentProps<Record<string, unknown>>;
  renderInTestApp(<FargatePage {...props} />, {
    apis: [[fargateApiRef, fakeApi({})]],
  });

  await screen.findByText('{}');
  expect(
    screen.queryAllByRole('button', { name: 'Which API on Fargate?' }),
  ).toHaveLength(n);
});
