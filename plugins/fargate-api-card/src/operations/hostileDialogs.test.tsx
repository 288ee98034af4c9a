import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { healthy } from '../../dev/fixtures/healthy';
import { scenarios } from '../../dev/scenarios';
import {
  expectHarmless,
  HOSTILE,
  withTexts,
} from '../__testUtils__/hostileTexts';
import { renderScenario } from '../__testUtils__/renderScenario';

async function press(...names: (string | RegExp)[]) {
  for (const name of names) {
    await userEvent.click(
      screen.queryByRole('menuitem', { name }) ??
        (await screen.findByRole('button', { name })),
    );
  }
}

const dialog = () =>
  screen
    .getAllByRole('dialog')
    .find(each => within(each).queryByRole('heading'))!;

describe.each(Object.entries(HOSTILE))(
  'the dialogs, of texts full of %s,',
  (_, text) => {
    it('show a log', async () => {
      const { api } = scenarios.degraded;
      renderScenario('degraded', {
        api: {
          ...api,
          getTaskLogs: async () =>
            withTexts(
              { taskId: 'a', lines: [{ at: '', message: '', container: '' }] },
              text,
            ) as any,
        },
      });
      await press('Stopped tasks (1)', 'Logs of task 7f3c0d4b');
      expect(await screen.findByRole('region', { name: 'Log' })).toBeVisible();
      expectHarmless();
    });

    it.each([
      ['Force new deployment…', 'service', 'taskDefinition'],
      ['Set desired count…', 'service', 'scaling'],
    ] as const)('ask before they act: %s', async (item, ...parts) => {
      renderScenario('healthy', {
        api: {
          getStatus: async () => ({
            ...healthy,
            ...Object.fromEntries(
              parts.map(part => [
                part,
                withTexts(healthy[part as keyof typeof healthy], text),
              ]),
            ),
          }),
        },
      });
      await press('Actions', item);
      expect(dialog()).toBeVisible();
      expectHarmless();
    });

    it('show a refusal', async () => {
      renderScenario('healthy', {
        api: {
          ...scenarios.healthy.api,
          restart: async () => {
            throw new NotAllowedError(text);
          },
        },
      });
      await press('Actions', 'Force new deployment…', 'Force new deployment');
      expect(await within(dialog()).findByText(/failed/i)).toBeVisible();
      expectHarmless();
    });
  },
);
