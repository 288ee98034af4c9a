import { ComponentProps, useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FargateExistingChoice } from './FargateExistingChoice';

const zone: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'acme-com', namespace: 'default' },
  spec: { type: 'fargate-dns-zone', owner: 'group:default/platform' },
};

/** Replaces the form's own field: selects `new` when clicked. */
const StringField = ({ formData, onChange, uiSchema }: any) => (
  <button onClick={() => onChange('new')}>
    {`${uiSchema['ui:widget']}: ${formData ?? 'nothing selected'}`}
  </button>
);

function renderChoice(entities: Entity[]) {
  const Form = () => {
    const [value, setValue] = useState<string>();
    const props = {
      schema: {
        type: 'string',
        description: 'With a zone, callers use HTTPS.',
        enum: ['existing', 'new', 'none'],
      },
      uiSchema: {
        'ui:field': 'FargateExistingChoice',
        'ui:options': { type: 'fargate-dns-zone', otherwise: 'none' },
      },
      registry: { fields: { StringField } },
      formData: value,
      onChange: setValue,
    } as unknown as ComponentProps<typeof FargateExistingChoice>;
    return <FargateExistingChoice {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[catalogApiRef, catalogApiMock({ entities })]],
  });
}

describe('FargateExistingChoice', () => {
  it('begins with an existing zone where there is one', async () => {
    renderChoice([zone]);
    expect(
      await screen.findByRole('button', { name: 'radio: existing' }),
    ).toBeInTheDocument();
  });

  it('begins without a zone where there is none', async () => {
    renderChoice([]);
    expect(
      await screen.findByRole('button', { name: 'radio: none' }),
    ).toBeInTheDocument();
  });

  it('shows the description, which the form leaves out of fields of ours', async () => {
    renderChoice([]);
    expect(
      await screen.findByText('With a zone, callers use HTTPS.'),
    ).toBeInTheDocument();
  });

  it('keeps what the user chose', async () => {
    renderChoice([zone]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'radio: existing' }),
    );
    expect(
      screen.getByRole('button', { name: 'radio: new' }),
    ).toBeInTheDocument();
  });
});
