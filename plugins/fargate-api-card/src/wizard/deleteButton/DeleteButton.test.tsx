import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { DeleteButton } from './DeleteButton';

it.each([
  ['/create/templates/default/fargate-delete', 1],
  ['/create/templates/default/fargate-update-api', 0],
  ['/', 0],
])('on %s: %d', (path, count) => {
  render(
    <MemoryRouter initialEntries={[path]}>
      <DeleteButton />
    </MemoryRouter>,
  );
  expect(screen.queryAllByTestId('is-deletion')).toHaveLength(count);
});
