import { screen } from '@testing-library/react';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { degraded } from '../../dev/fixtures/degraded';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import {
  expectHarmless,
  HOSTILE,
  withTexts,
} from '../__testUtils__/hostileTexts';
import { renderScenario } from '../__testUtils__/renderScenario';

const status = { ...degraded, service: rollingOut.service };

const parts = Object.keys(status) as (keyof FargateApiStatus)[];

/** React's complaint about two children with the same key. */
const isOfKeys = ([message]: unknown[]) => /same key/.test(String(message));

describe('the card, whatever AWS returns', () => {
  it.each(
    parts.flatMap(part =>
      Object.entries(HOSTILE).map(([what, text]) => ({ part, what, text })),
    ),
  )('shows the status with $part full of $what', async ({ part, text }) => {
    const hostile = {
      ...status,
      [part]: withTexts(status[part], text),
    };
    const errors = jest.spyOn(console, 'error');
    renderScenario('healthy', { api: { getStatus: async () => hostile } });
    expect(
      await screen.findByRole('button', { name: 'Actions' }),
    ).toBeInTheDocument();
    expect(document.querySelector('dl')).not.toBeNull();
    expectHarmless();
    expect(errors.mock.calls.filter(isOfKeys)).toEqual([]);
    errors.mockRestore();
  });
});
