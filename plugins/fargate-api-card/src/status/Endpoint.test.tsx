import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { healthy } from '../../dev/fixtures/healthy';
import { Endpoint } from './Endpoint';

const dnsName = 'orders-LoadBa-1A2B3C.eu-west-1.elb.amazonaws.com';

function renderAt(url: string) {
  renderInTestApp(
    <Endpoint endpoint={{ ...healthy.endpoint.value!, url, dnsName }} />,
  );
  return screen.findByText(url);
}

it('shows the DNS name of the load balancer if the endpoint has another one', async () => {
  await renderAt('https://orders.example.com');

  expect(screen.getByText(dnsName)).toBeInTheDocument();
});

it('shows the further names of an API', async () => {
  renderInTestApp(
    <Endpoint
      endpoint={{
        ...healthy.endpoint.value!,
        additionalUrls: ['https://shop.example.com', 'data:text/html,x'],
      }}
    />,
  );

  expect(
    await screen.findByRole('link', { name: 'https://shop.example.com' }),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('button', { name: 'Copy https://shop.example.com' }),
  ).toBeInTheDocument();
  expect(screen.queryByText(/text\/html/)).not.toBeInTheDocument();
});

it('shows an endpoint without a load balancer', async () => {
  const url = 'https://a1b2c3.execute-api.eu-west-1.amazonaws.com';
  renderInTestApp(
    <Endpoint
      endpoint={{ url, scheme: 'internal', tls: true, availabilityZones: [] }}
    />,
  );

  expect(await screen.findByRole('link', { name: url })).toBeInTheDocument();
  expect(screen.getByText('internal')).toBeInTheDocument();
  expect(screen.getByText('TLS')).toBeInTheDocument();
  expect(screen.queryByText('ALB')).not.toBeInTheDocument();
  expect(screen.queryByText('NLB')).not.toBeInTheDocument();
});

it('shows the DNS name of the load balancer only once if the endpoint has no other', async () => {
  await renderAt(`http://${dnsName}`);

  expect(screen.queryByText(dnsName)).not.toBeInTheDocument();
});
