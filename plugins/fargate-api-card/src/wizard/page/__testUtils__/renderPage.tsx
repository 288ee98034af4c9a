import { ComponentType } from 'react';
import validator from '@rjsf/validator-ajv8';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  extractSchemaFromStep,
  Form,
} from '@backstage/plugin-scaffolder-react/alpha';
import { fakeApi } from '../../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../../api/FargateApi';
import { FargatePage } from '../FargatePage';

/**
 * Renders a page of the wizard with these properties.
 *
 * @returns what is called with each change of its data.
 */
export function renderPage(options: {
  properties: Record<string, any>;
  formData: Record<string, unknown>;
  /** By the names that the properties use. */
  fields: Record<string, ComponentType<any>>;
  api?: Partial<FargateApi>;
}): jest.Mock {
  const { properties, formData, fields, api = {} } = options;
  const { schema, uiSchema } = extractSchemaFromStep({
    type: 'object',
    'ui:field': 'FargatePage',
    properties,
  });
  const onChange = jest.fn();
  renderInTestApp(
    <Form
      validator={validator}
      schema={schema}
      uiSchema={uiSchema as any}
      formData={formData}
      formContext={{ formData } as any}
      fields={{ FargatePage, ...fields } as any}
      onChange={({ formData: next }) => onChange(next)}
    />,
    { apis: [[fargateApiRef, fakeApi(api)]] },
  );
  return onChange;
}
