import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { FargateTargetPicker } from './FargateTargetPicker';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const prod = {
  name: 'prod',
  accountId: '210987654321',
  region: 'eu-central-1',
};

function renderPicker(getTargets: FargateApi['getTargets']) {
  const changes: (FargateTargetSummary | undefined)[] = [];
  const Form = () => {
    const [value, setValue] = useState<FargateTargetSummary>();
    const props = {
      required: true,
      schema: { title: 'Account and region' },
      formData: value,
      onChange: (next?: FargateTargetSummary) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<FargateTargetSummary>;
    return <FargateTargetPicker {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[fargateApiRef, fakeApi({ getTargets })]],
  });
  return changes;
}

describe('FargateTargetPicker', () => {
  it('selects the first target, with its account and region', async () => {
    const changes = renderPicker(async () => [dev, prod]);

    expect(
      await screen.findByRole('button', {
        name: /dev · account 123456789012 · eu-west-1/,
      }),
    ).toBeInTheDocument();
    expect(changes).toEqual([dev]);
  });

  it('selects another target', async () => {
    const changes = renderPicker(async () => [dev, prod]);

    await userEvent.click(await screen.findByRole('button', { name: /dev/ }));
    await userEvent.click(await screen.findByRole('option', { name: /prod/ }));

    expect(changes).toEqual([dev, prod]);
  });

  it('shows what to do when there is no target', async () => {
    renderPicker(async () => []);

    expect(
      await screen.findByText(/An administrator can add one/),
    ).toBeInTheDocument();
  });

  it('shows why the targets could not be read', async () => {
    renderPicker(async () => {
      throw new Error('the backend is down');
    });

    expect(await screen.findByText('the backend is down')).toBeInTheDocument();
  });
});
