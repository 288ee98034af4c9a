/* eslint-disable no-script-url */
import { screen } from '@testing-library/react';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { degraded } from '../../dev/fixtures/degraded';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import { renderScenario } from '../__testUtils__/renderScenario';

/** Texts that would run a script, or break a page. */
const HOSTILE = {
  scripts: 'javascript:alert(1)',
  HTML: '<img src=x onerror=alert(1)>',
  'control characters': `\u202e\u0000\u001b[31m${'x'.repeat(2_000)}`,
};

/** A copy of a value with another text in place of each of its texts. */
function withTexts(value: unknown, text: string): unknown {
  if (typeof value === 'string') {
    return text;
  }
  if (Array.isArray(value)) {
    return value.map(item => withTexts(item, text));
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          withTexts(member, text),
        ]),
      )
    : value;
}

const status = { ...degraded, service: rollingOut.service };

const parts = Object.keys(status) as (keyof FargateApiStatus)[];

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
    renderScenario('healthy', { api: { getStatus: async () => hostile } });
    expect(
      await screen.findByRole('button', { name: 'Actions' }),
    ).toBeInTheDocument();
    expect(document.querySelector('dl')).not.toBeNull();
    for (const link of document.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|\/)/);
    }
    expect(document.querySelector('img[src=x]')).toBeNull();
  });
});
