import { screen } from '@testing-library/react';
import { EnvironmentStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { scenarios } from '../../dev/scenarios';
import {
  expectHarmless,
  HOSTILE,
  withTexts,
} from '../__testUtils__/hostileTexts';
import { renderScenario } from '../__testUtils__/renderScenario';

const PARTS: (keyof EnvironmentStatus)[] = [
  'problems',
  'target',
  'network',
  'egress',
  'endpoints',
  'cluster',
  'links',
];

describe('the card of an environment, whatever AWS returns', () => {
  it.each(
    PARTS.flatMap(part =>
      Object.entries(HOSTILE).map(([what, text]) => ({ part, what, text })),
    ),
  )('shows the status with $part full of $what', async ({ part, text }) => {
    const { api } = scenarios['environment-degraded'];
    const ref = { kind: 'Resource', namespace: 'default', name: 'dev' };
    const status = await api!.getEnvironmentStatus!(ref as any);
    renderScenario('environment-degraded', {
      api: {
        getEnvironmentStatus: async () =>
          ({ ...status, [part]: withTexts(status[part], text) } as any),
      },
    });
    expect(await screen.findByText('APIs')).toBeInTheDocument();
    expectHarmless();
  });
});
