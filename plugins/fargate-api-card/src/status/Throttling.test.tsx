import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Throttling } from './Throttling';

describe('the throttling of an API behind API Gateway', () => {
  it.each([
    [
      'its own limits',
      { rateLimit: 1000, burstLimit: 500 },
      '1000 requests a second, 500 at once',
    ],
    ['no limits of its own', {}, 'the limits of the account'],
  ])('with %s', async (_, limits, expected) => {
    await renderInTestApp(<Throttling {...limits} />);
    expect(screen.getByText(expected)).toBeInTheDocument();
  });
});
