import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { apiHolder } from '../../__testUtils__/english';
import { FargateTargetPicker } from './FargateTargetPicker';
import { TargetOptions } from './TargetOptions';
import { validation } from './validation';

const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };
const prod = {
  name: 'prod',
  accountId: '210987654321',
  region: 'eu-central-1',
};

function renderPicker(
  getTargets: FargateApi['getTargets'],
  {
    options,
    getTargetQuotas = async () => ({}),
  }: {
    options?: TargetOptions;
    getTargetQuotas?: FargateApi['getTargetQuotas'];
  } = {},
) {
  const changes: (FargateTargetSummary | undefined)[] = [];
  const Form = () => {
    const [value, setValue] = useState<FargateTargetSummary>();
    const props = {
      required: true,
      schema: { title: 'Account and region' },
      uiSchema: { 'ui:options': options },
      formContext: { formData: { nat: 'single' } },
      formData: value,
      onChange: (next?: FargateTargetSummary) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<
      FargateTargetSummary,
      TargetOptions
    >;
    return <FargateTargetPicker {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[fargateApiRef, fakeApi({ getTargets, getTargetQuotas })]],
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

  describe('for a new environment', () => {
    const options = { roomFor: { natGateways: 'nat' } };
    const full = async (target: string) => ({
      elasticIps: { used: 5, quota: target === 'dev' ? 5 : 6 },
    });
    const PROBLEM = 'as 5 of at most 5 Elastic IP addresses, and 1 more is';

    it('says at once that the account has no room, until another is chosen', async () => {
      renderPicker(async () => [dev, prod], {
        options,
        getTargetQuotas: full,
      });
      expect(await screen.findByText(new RegExp(PROBLEM))).toBeVisible();

      await userEvent.click(await screen.findByRole('button', { name: /dev/ }));
      await userEvent.click(
        await screen.findByRole('option', { name: /prod/ }),
      );
      expect(screen.queryByText(new RegExp(PROBLEM))).not.toBeInTheDocument();
    });

    const validate = async (
      uiOptions: TargetOptions,
      getTargetQuotas: FargateApi['getTargetQuotas'],
    ) => {
      const addError = jest.fn();
      await validation(dev, { addError } as any, {
        apiHolder: apiHolder({
          [fargateApiRef.id]: fakeApi({ getTargetQuotas }),
        }),
        formData: { nat: 'single', network: 'existing' } as any,
        schema: {},
        uiSchema: { 'ui:options': uiOptions } as any,
      });
      return addError.mock.calls.flat();
    };

    it('refuses the page', async () => {
      expect(await validate(options, full)).toEqual([
        expect.stringContaining(PROBLEM),
      ]);
    });

    it.each<[string, TargetOptions, FargateApi['getTargetQuotas']]>([
      ['in an existing network', { roomFor: { network: 'network' } }, full],
      ['that is none', {}, full],
      [
        'whose quotas cannot be read',
        options,
        async () => {
          throw new Error('Unauthorized');
        },
      ],
    ])('takes a page %s', async (_, uiOptions, getTargetQuotas) => {
      expect(await validate(uiOptions, getTargetQuotas)).toEqual([]);
    });
  });
});
