import { act, screen } from '@testing-library/react';
import validator from '@rjsf/validator-ajv8';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  extractSchemaFromStep,
  Form,
} from '@backstage/plugin-scaffolder-react/alpha';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { fargateApiRef } from '../../api/FargateApi';
import { FargatePage } from './FargatePage';
import { FillPage, useFillPage } from './useFillPage';

/**
 * A page of two fields, and how each is changed: by a person, or by itself with what
 * it has read meanwhile.
 */
async function renderPage(formData: Record<string, unknown>) {
  const { schema, uiSchema } = extractSchemaFromStep({
    type: 'object',
    'ui:field': 'FargatePage',
    properties: {
      where: { type: 'string', 'ui:field': 'Field' },
      name: { type: 'string', 'ui:field': 'Field' },
    },
  });
  const change: Record<string, (value?: string) => void> = {};
  let fill: FillPage | undefined;
  const Field = (props: any) => {
    change[props.name] = props.onChange;
    fill = useFillPage();
    return <p>{props.name}</p>;
  };
  const onChange = jest.fn();
  renderInTestApp(
    <Form
      validator={validator}
      schema={schema}
      uiSchema={uiSchema as any}
      formData={formData}
      formContext={{ formData } as any}
      fields={{ FargatePage, Field } as any}
      onChange={({ formData: next }) => onChange(next)}
    />,
    { apis: [[fargateApiRef, fakeApi({})]] },
  );
  await screen.findByText('name');
  return { change, fill: fill!, last: () => onChange.mock.lastCall?.[0] };
}

describe('changes of a page before it is drawn again', () => {
  it('keeps each', async () => {
    const { change, last } = await renderPage({ owner: 'group:a' });
    act(() => {
      change.where('new');
      change.name('dev');
    });
    expect(last()).toEqual({ owner: 'group:a', where: 'new', name: 'dev' });
  });

  it('keeps that a field was emptied', async () => {
    const { change, last } = await renderPage({ where: 'new', name: 'dev' });
    act(() => {
      change.where(undefined);
      change.name('prod');
    });
    expect(last()).toEqual({ name: 'prod' });
  });

  it('keeps what a field sets of others', async () => {
    const { change, fill, last } = await renderPage({ owner: 'group:a' });
    act(() => {
      fill({ where: 'existing' });
      change.name('dev');
    });
    expect(last()).toEqual({
      owner: 'group:a',
      where: 'existing',
      name: 'dev',
    });
  });
});
