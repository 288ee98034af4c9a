import { ComponentProps, useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiHolder } from '../../__testUtils__/english';
import { FargateTextField } from './FargateTextField';
import { TextOptions } from './TextOptions';
import { validation } from './validation';

const schema = {
  title: 'Container image',
  pattern: '^[a-z]+:[0-9]+$',
  errorMessage: 'must be an image such as nginx:1',
};

async function renderField(options: TextOptions = {}, rawErrors?: string[]) {
  const Form = () => {
    const [value, setValue] = useState('');
    const props = {
      required: true,
      schema,
      uiSchema: { 'ui:options': options },
      idSchema: { $id: 'root_image' },
      rawErrors,
      formData: value,
      onChange: setValue,
    } as unknown as ComponentProps<typeof FargateTextField>;
    return <FargateTextField {...props} />;
  };
  renderInTestApp(<Form />);
  return screen.findByRole('textbox', { name: /Container image/ });
}

it('says what is wrong after the field was left, until it is mended', async () => {
  const field = await renderField();
  await userEvent.type(field, 'Nginx');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  await userEvent.tab();
  const says = 'Must be an image such as nginx:1.';
  expect(screen.getByRole('status')).toHaveTextContent(says);
  expect(field).toHaveAccessibleDescription(expect.stringContaining(says));

  await userEvent.clear(field);
  await userEvent.type(field, 'nginx:1');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  expect(field).toBeValid();
});

it('says what is wrong with an empty text once the page was refused', async () => {
  await renderField({}, ['must be an image']);
  expect(screen.getByRole('status')).toHaveTextContent(
    'Must be an image such as nginx:1.',
  );
});

it('fills in an example by one click', async () => {
  const field = await renderField({ example: 'nginx:1' });
  await userEvent.click(
    screen.getByRole('button', { name: 'Use an example: nginx:1' }),
  );
  expect(field).toHaveValue('nginx:1');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it.each([
  ['nginx', ['must be an image such as nginx:1']],
  ['nginx:1', []],
])('lets the page go on with %s: %j', async (text, errors) => {
  const addError = jest.fn();
  await validation(text, { addError } as any, {
    apiHolder: apiHolder(),
    formData: {} as any,
    schema: schema as any,
    uiSchema: {},
  });
  expect(addError.mock.calls.flat()).toEqual(errors);
});
