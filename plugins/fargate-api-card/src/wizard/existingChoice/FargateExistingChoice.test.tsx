import { ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
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

function renderChoice(
  entities: Entity[],
  Field = StringField,
  catalog: CatalogApi = catalogApiMock({ entities }),
) {
  const changes: unknown[] = [];
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
      registry: { fields: { StringField: Field } },
      formData: value,
      onChange: (next: string) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as ComponentProps<typeof FargateExistingChoice>;
    return <FargateExistingChoice {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[catalogApiRef, catalog]],
  });
  return changes;
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

  it('keeps a click that comes with the answer of the catalog', async () => {
    const catalog = catalogApiMock({ entities: [zone] });
    let isAnswered = false;
    const queryEntities: CatalogApi['queryEntities'] = async request => {
      const answer = await catalog.queryEntities(request);
      isAnswered = true;
      return answer;
    };
    /** Is clicked as soon as it is rendered with the answer. */
    const ClickedField = ({ formData, onChange }: any) => {
      const button = useRef<HTMLButtonElement>(null);
      useLayoutEffect(() => {
        if (isAnswered) {
          isAnswered = false;
          queueMicrotask(() => button.current!.click());
          // React lets events in where rendering has taken more than 5 ms.
          const end = performance.now() + 10;
          while (performance.now() < end);
        }
      });
      return (
        <button ref={button} onClick={() => onChange('new')}>
          {formData ?? 'nothing selected'}
        </button>
      );
    };
    // Effects then run when they do in a browser, and not at once.
    const react = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
    react.IS_REACT_ACT_ENVIRONMENT = false;
    let changes: unknown[] = [];
    try {
      changes = renderChoice([], ClickedField, {
        ...catalog,
        queryEntities,
      });
      await waitFor(() => expect(changes).toHaveLength(2));
    } finally {
      react.IS_REACT_ACT_ENVIRONMENT = true;
    }
    expect(changes).toEqual(['existing', 'new']);
  });
});
