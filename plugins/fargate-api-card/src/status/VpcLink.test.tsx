import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { VpcLink } from './VpcLink';

describe('the VPC link of an API behind API Gateway', () => {
  it('shows its state and the registered tasks', async () => {
    await renderInTestApp(
      <VpcLink
        link={{ id: 'abc123', status: 'INACTIVE', message: 'asleep' }}
        instances={{ registered: 2, healthy: 1 }}
      />,
    );
    const text = screen.getByText(/1 of 2 registered tasks healthy/);
    expect(text).toHaveTextContent('INACTIVE · 1 of 2');
    expect(text).toHaveAttribute('title', 'asleep');
  });

  it('shows its state alone where the tasks are not known', async () => {
    await renderInTestApp(
      <VpcLink
        link={{ id: 'abc123', status: 'AVAILABLE' }}
        instances={undefined}
      />,
    );
    expect(screen.getByText('AVAILABLE').parentElement).toHaveTextContent(
      /^AVAILABLE$/,
    );
  });
});
