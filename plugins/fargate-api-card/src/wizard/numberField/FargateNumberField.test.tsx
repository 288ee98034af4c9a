import { ComponentProps, useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiHolder } from '../../__testUtils__/english';
import { FargateNumberField } from './FargateNumberField';
import { NumberOptions } from './NumberOptions';
import { validation } from './validation';

const schema = {
  title: 'Maximum number of tasks',
  minimum: 2,
  maximum: 100,
  errorMessage: 'must be a number from 2 to 100',
};
const options: NumberOptions = {
  atLeast: { field: 'desiredCount', title: 'number of tasks' },
};

async function renderField(changes: unknown[] = []) {
  const Form = () => {
    const [value, setValue] = useState<number | null>(6);
    const props = {
      required: true,
      schema,
      uiSchema: { 'ui:options': options },
      idSchema: { $id: 'root_maxCount' },
      formContext: { formData: { desiredCount: 4 } },
      formData: value,
      onChange: (next: number | null) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as ComponentProps<typeof FargateNumberField>;
    return <FargateNumberField {...props} />;
  };
  renderInTestApp(<Form />);
  return screen.findByRole('textbox', { name: /Maximum/ });
}

it.each([
  ['101', 'Must be a number from 2 to 100.', 101],
  ['six', 'Must be a number from 2 to 100.', null],
  ['3', 'Must be at least the number of tasks, 4.', 3],
])('says of %s: %s', async (typed, says, value) => {
  const changes: unknown[] = [];
  const field = await renderField(changes);
  await userEvent.clear(field);
  await userEvent.type(field, typed);
  expect(screen.getByRole('status')).toHaveTextContent(says);
  expect(field).toHaveValue(typed);
  expect(field).toBeInvalid();
  expect(changes[changes.length - 1]).toBe(value);
});

it('is silent again once the number can be taken', async () => {
  const field = await renderField();
  await userEvent.clear(field);
  await userEvent.type(field, '12');
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  expect(field).toBeValid();
});

it.each([
  [3, ['must be at least the number of tasks, 4']],
  [4, []],
])('lets the page go on with %i: %j', async (value, errors) => {
  const addError = jest.fn();
  await validation(value, { addError } as any, {
    apiHolder: apiHolder(),
    formData: { desiredCount: 4 } as any,
    schema: schema as any,
    uiSchema: { 'ui:options': options } as any,
  });
  expect(addError.mock.calls.flat()).toEqual(errors);
});
