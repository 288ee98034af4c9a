import validator from '@rjsf/validator-ajv8';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  extractSchemaFromStep,
  Form,
} from '@backstage/plugin-scaffolder-react/alpha';
import { LIST_PRICES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen } from '@testing-library/react';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { FargatePage } from './FargatePage';

/** A page that names a price, after one on which an environment was chosen. */
function renderPage(options: {
  region: string;
  getPrices: FargateApi['getPrices'];
}) {
  const { schema, uiSchema } = extractSchemaFromStep({
    type: 'object',
    'ui:field': 'FargatePage',
    properties: {
      nat: {
        type: 'string',
        title: 'NAT',
        description: 'Each costs {NAT gateway} a month.',
      },
    },
  });
  const formData = { environment: { region: options.region } };
  renderInTestApp(
    <Form
      validator={validator}
      schema={schema}
      uiSchema={uiSchema as any}
      formData={{}}
      formContext={{ formData } as any}
      fields={{ FargatePage } as any}
      onChange={() => {}}
    />,
    {
      apis: [[fargateApiRef, fakeApi({ getPrices: options.getPrices })]],
    },
  );
}

const own = {
  ...LIST_PRICES,
  byRegion: {
    ...LIST_PRICES.byRegion,
    'eu-west-1': { ...LIST_PRICES.byRegion['eu-west-1'], natGateway: 0.01 },
  },
  ownRegions: ['eu-west-1'],
};

describe('the prices of a page', () => {
  it.each([
    [
      'are those of the region that was chosen',
      'eu-central-1',
      '$41.61',
      'Prices are AWS list prices of 2026-11-22 in eu-central-1, without traffic.',
    ],
    [
      'are those of the portal where it has its own',
      'eu-west-1',
      '$10.95',
      'Prices are those of this portal in eu-west-1, without traffic.',
    ],
    [
      'are those of us-east-1 where a region has none',
      'sa-east-1',
      '$36.50',
      'Prices are AWS list prices of 2026-11-22 in us-east-1, without traffic.',
    ],
  ])('%s, and it says so', async (_, region, price, note) => {
    renderPage({ region, getPrices: async () => own });

    expect(
      await screen.findByText(`Each costs ${price} a month.`),
    ).toBeInTheDocument();
    expect(screen.getByText(note)).toBeInTheDocument();
  });

  it('are list prices where they cannot be read, and it says so', async () => {
    renderPage({
      region: 'eu-west-1',
      getPrices: async () => {
        throw new Error('the backend is down');
      },
    });

    expect(
      await screen.findByText('Each costs $38.69 a month.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Prices are AWS list prices of 2026-11-22 in eu-west-1, without traffic. Whether this portal has its own could not be read.',
      ),
    ).toBeInTheDocument();
  });

  it('are not shown before they are known', async () => {
    renderPage({ region: 'eu-west-1', getPrices: () => new Promise(() => {}) });

    expect(
      await screen.findByText('Each costs … a month.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Prices are/)).not.toBeInTheDocument();
  });
});
